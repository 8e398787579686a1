/** Ids are an offset and an index; pinned records lie below the offsets or have letters. */
const FIRST = { customer: 200_001, contract: 1_000_001, ticket: 5_000_000, enerflo: 2_910_001, install: 1_410_001, note: 920_001 } as const;

/** Ticket ids leave room for five a contract, so the contract follows from the id. */
export const TICKET_SLOTS = 5;

export type Kind = keyof typeof FIRST;

export const idAt = (kind: Kind, index: number): number => FIRST[kind] + index;

/** The index below `size` behind an id of this kind, or null where no such id is computed. */
export const indexOf = (kind: Kind, id: string, size: number = Number.POSITIVE_INFINITY): number | null => {
  if (!/^[1-9]\d{0,14}$/.test(id)) return null;
  const index = Number(id) - FIRST[kind];
  return index < 0 || index >= size ? null : index;
};

const UUID_TAIL = '-0000-4000-8000-';

/** First parts of uuids: by kind of record, and for ids that have letters before their digits. */
export const UUIDS = { erp: '00000000', letterC: 'c0000000', lettersVN: 'c1000000', deal: 'd0000000', enerflo: 'e0000000' } as const;

const LETTERS: Readonly<Record<string, string>> = { [UUIDS.letterC]: 'C-', [UUIDS.lettersVN]: 'VN-' };

/** `00000000-0000-4000-8000-000002000020` for 2000020, as in the ERP fixtures. */
export const toUuid = (first: string, id: string): string => `${first}${UUID_TAIL}${id.slice(LETTERS[first]?.length ?? 0).padStart(12, '0')}`;

/** The id in an uuid of `toUuid`, or null. */
export const idOfUuid = (first: string, uuid: string): string | null => {
  if (!uuid.startsWith(`${first}${UUID_TAIL}`)) return null;
  const digits = /^0*([1-9]\d*)$/.exec(uuid.slice(-12))?.[1];
  return digits === undefined ? null : `${LETTERS[first] ?? ''}${digits}`;
};
