/**
 * Names and constants of Enerflo's wire that are assumed, not documented (enerflo.md §12). The client and the sandbox both
 * take them from here: when Enerflo confirms or denies a point, this file, its schema and its fixture change.
 */

/** W1: any 2xx JSON of this path means the key is valid. */
export const KEY_CHECK_PATH = '/api/v3/install-statuses';

/** W5: rows we ask for; Enerflo's default is 25 and it knows no maximum. */
export const PAGE_SIZE = 100;

/** W5: pages of one list that are read at the same time. */
export const PAGES_AT_ONCE = 4;

/** W5, decided here: pages of notes that one question of a person may cost, a twelfth of the limit of a minute. Background work reads them all. */
export const MAX_NOTE_PAGES = 20;

/** W5, decided here: pages a search is read to. Of more than 500 customers none is the one that was meant. */
export const MAX_SEARCH_PAGES = 5;

/** W11: body of `PUT installs/{id}`. */
export const INSTALL_STATUS_FIELD = 'status_id';

/** W12: the only status id that is documented; the fallback where a row names none. */
export const ON_HOLD = { id: '4', name: 'On Hold' } as const;

/** W12: how long the company's own list of statuses is kept. */
export const STATUSES_KEPT_MS = 60 * 60 * 1000;

/** W13: body of `PUT installs/{id}/milestones/{milestoneId}`, any subset; plain `YYYY-MM-DD`, null clears. */
export const MILESTONE_DATE_FIELDS = { startDate: 'start_date', dueDate: 'due_date', completedDate: 'completed_date' } as const;

/** W14: where an install carries its milestones. */
export const MILESTONES_FIELD = 'all_milestones';

/** W15: body of `POST installs/{id}/notes`. */
export const NOTE_TEXT_FIELD = 'note';

/** W6: the `status` of a lead that was taken. */
export const LEAD_SUCCESS = 'success';

/** Observed: what a call for forbidden data answers, with status 200, instead of an object. */
export const FORBIDDEN_TEXT = 'Access not Permitted';
