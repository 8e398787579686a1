/**
 * A worker says every 3 s that it lives and is given up after 10 s of silence. That is noticed within 8 s, and with a first delay of one second
 * another takes the job up within 6 s: 25 s in all. Every look costs a statement.
 */
export const WORKER = { pollingIntervalSeconds: 6, heartbeatRefreshSeconds: 3, includeMetadata: true } as const;
export const DETECTION = { superviseIntervalSeconds: 8, monitorIntervalSeconds: 8 } as const;

export const QUEUE = {
  heartbeatSeconds: 10,
  /** A first fill of millions of records at a slow ERP; a day is the most there is. */
  expireInSeconds: 86_000,
  retryLimit: 20,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 900,
  deleteAfterSeconds: 7 * 86_400,
} as const;

/** What a handful of jobs a day do not need. */
export const QUIET = {
  cronWorkerIntervalSeconds: 10,
  flowIntervalSeconds: 3600,
  maintenanceIntervalSeconds: 3600,
  reindex: false,
  monitorVacuum: false,
} as const;
