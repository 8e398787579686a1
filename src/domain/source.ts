/** The three systems of record. */
export const SOURCES = ['ENNEO', 'ERP', 'ENERFLO'] as const;
export type Source = (typeof SOURCES)[number];

/** At the beginning of a sentence. */
export const SOURCE_NAMES: Readonly<Record<Source, string>> = { ENNEO: 'Enneo', ERP: 'The ERP', ENERFLO: 'Enerflo' };
