import type { TicketTruth } from '../../world/truth.ts';
import type { Row } from '../row.ts';

const KINDS = [
  { code: 'process_meter_reading', name: 'Zählerstand erfassen' },
  { code: 'change_deposit', name: 'Abschlag ändern' },
  { code: 'relocation', name: 'Umzug melden' },
] as const;

/** What the AI found: one intent in an incoming ticket whose contract is known. */
export const renderIntents = ({ id, direction, contractId, from }: TicketTruth): readonly Row[] => {
  if (direction !== 'in' || contractId === null) return [];
  const kind = KINDS[id % KINDS.length];
  return [
    {
      id: id * 10 + 1,
      code: kind?.code,
      name: kind?.name,
      contractId,
      status: 'ready',
      confidence: 0.5 + (id % 50) / 100,
      confidenceColor: 'warning',
      verified: false,
      context: {},
      messagePreview: 'Wir haben Ihr Anliegen bearbeitet.',
      recipient: from,
      data: {},
      options: [{ type: 'enter_into_system', name: 'Eintragen', icon: 'check', recommended: true, order: 1 }],
      infos: [],
      extraInfo: null,
      outcome: null,
    },
  ];
};
