/** Carries the ids of new rows of change_event. */
export const CHANNEL = 'busbar_event';
