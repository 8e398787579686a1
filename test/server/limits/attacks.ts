import type { Attack } from './attacks/attack.ts';
import { LARGE_DOCUMENTS, LONG_TEXTS, WRONG_DOCUMENTS } from './attacks/documents.ts';
import { BYTES, OTHER_DOORS, REQUESTS } from './attacks/doors.ts';
import { SOCKETS } from './attacks/sockets.ts';
import { SLOW, STREAMS } from './attacks/streams.ts';
import { BODIES, REFERENCES, VARIABLES } from './attacks/values.ts';

/** All we could think of that a hostile client may send, each at three sizes. */
export const ATTACKS: readonly Attack[] = [
  ...LARGE_DOCUMENTS,
  ...WRONG_DOCUMENTS,
  ...LONG_TEXTS,
  ...VARIABLES,
  ...REFERENCES,
  ...BODIES,
  ...REQUESTS,
  ...BYTES,
  ...OTHER_DOORS,
  ...STREAMS,
  ...SOCKETS,
  ...SLOW,
];
