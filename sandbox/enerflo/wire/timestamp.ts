/** Enerflo's 1.0 form: UTC without saying so (enerflo.md §2.5). */
export const toTimestamp = (unixSeconds: number): string => new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

export const toNullableTimestamp = (unixSeconds: number | null): string | null => (unixSeconds === null ? null : toTimestamp(unixSeconds));

/** Enerflo's 2.0 form. */
export const toIso = (unixSeconds: number): string => new Date(unixSeconds * 1000).toISOString();
