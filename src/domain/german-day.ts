const BERLIN = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The German day an instant falls on, `YYYY-MM-DD`. */
export const toGermanDay = (milliseconds: number): string => BERLIN.format(milliseconds);
