/** enerflo.md §6: 4 is documented, the other ids are the sandbox's own (W12, assumed). */
export const STATUSES = [
  { id: 1, name: 'Active' },
  { id: 2, name: 'Completed' },
  { id: 3, name: 'Cancelled' },
  { id: 4, name: 'On Hold' },
  { id: 5, name: 'Voided' },
] as const;

export const ACTIVE = 1;
export const ON_HOLD = 4;
export const VOIDED = 5;

/** Null for ids that tests make up: Enerflo's lists are the company's own. */
export const toStatusName = (id: number): string | null => STATUSES.find((status) => status.id === id)?.name ?? null;
