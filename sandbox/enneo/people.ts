import type { Row } from './row.ts';
import { toStamp } from './stamp.ts';

/** Agent 1 as docs.enneo.ai prints him. */
const PRINTED: Row = {
  id: 1,
  firstName: 'Max',
  lastName: 'Mustermann',
  email: 'demo@enneo.dev',
  phone: '+49 123 456789',
  lastSeen: '2022-08-12 12:21:21',
  type: 'enneo',
  isSsoOnly: 0,
  lang: 'de',
  nameAlias: 'Johnny',
  externalId: 'EMP-12345',
};

const FIRST_NAMES = ['Anna', 'Bernd', 'Clara', 'David', 'Elif', 'Falk', 'Greta', 'Hannes'];
const LAST_NAMES = ['Musterberg', 'Beispielmann', 'Probst-Test', 'Musterfeld', 'Testmann'];

const EPOCH = 1_735_689_600;

export const toAgent = (id: number): Row => {
  if (id === 1) return PRINTED;
  const firstName = FIRST_NAMES[id % FIRST_NAMES.length];
  const lastName = LAST_NAMES[id % LAST_NAMES.length];
  return {
    id,
    firstName,
    lastName,
    email: `agent${id}@service.example`,
    phone: `+49 30 23125${String(id % 1000).padStart(3, '0')}`,
    lastSeen: toStamp(EPOCH + id * 3600),
    type: 'enneo',
    isSsoOnly: id % 2,
    lang: 'de',
    nameAlias: null,
    externalId: `EMP-${id}`,
  };
};

/** The service worker whose token the sandbox accepts. */
export const ME = 900;
