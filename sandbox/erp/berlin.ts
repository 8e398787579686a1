const PARTS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
const OFFSET = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });

/** `2024-03-01` of Unix seconds, in German time. */
export const berlinDay = (seconds: number): string => PARTS.format(seconds * 1000);

/** `2024-03-01T00:00:00+01:00` of Unix seconds: the start of the German day. */
export const berlinMidnight = (seconds: number): string => {
  const offset = /GMT([+-]\d\d:\d\d)/.exec(OFFSET.format(seconds * 1000))?.[1] ?? '+00:00';
  return `${berlinDay(seconds)}T00:00:00${offset}`;
};

/** `01.03.2024` of `2024-03-01`. */
export const germanDay = (iso: string): string => iso.split('-').reverse().join('.');
