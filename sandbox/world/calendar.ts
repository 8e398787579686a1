/** 2025-06-15, the key date of match-cases.json: the world's today. Data do not move with the clock. */
export const TODAY = Date.UTC(2025, 5, 15, 10) / 1000;

export const DAY = 86_400;

/** Midnight in Germany at the first of a month (0 is January of `year`), Unix seconds: summer time holds on the first of April to October. */
export const firstOfMonth = (year: number, month: number): number => {
  const inYear = ((month % 12) + 12) % 12;
  return Date.UTC(year, month) / 1000 - (inYear >= 3 && inYear <= 9 ? 7200 : 3600);
};

/** `YYYY-MM-DD` in UTC. */
export const toDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
