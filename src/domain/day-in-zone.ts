/** The day of a zone's calendar an instant falls on, `YYYY-MM-DD`. `timeZone` is an IANA name. */
export const dayInZone = (milliseconds: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(milliseconds);
