/** Carries the ids of new rows of change_event that were written together, and when. */
export const CHANNEL = 'busbar_event';
