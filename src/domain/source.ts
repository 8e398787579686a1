/** The three systems of record. */
export const SOURCES = ['ENNEO', 'ERP', 'ENERFLO'] as const;
export type Source = (typeof SOURCES)[number];
