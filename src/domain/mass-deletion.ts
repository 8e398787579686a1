/** So few may go at once whatever their share is; else this share of what was known. */
const FEW = 20;
const SHARE = 0.05;

/**
 * Whether so much is gone at once that it is rather the source that is wrong (a filter, a right that was taken away, half a restore) than the
 * records that are gone: then everything is kept until a person says that it is true.
 */
export const isMassDeletion = (gone: number, known: number): boolean => gone > FEW && gone > known * SHARE;
