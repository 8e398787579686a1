import type { Entity, MirrorRecords } from '../entity.ts';

const RECENT_MS = 24 * 3_600_000;

/** When the source says the record was last written; undefined: it never says such a thing. */
const WRITTEN_AT: { readonly [E in Entity]: (record: MirrorRecords[E]) => string | null | undefined } = {
  /** Each is told of once, whenever it becomes known: no call finds one whose event was lost. */
  changeOrder: () => undefined,
  contract: () => undefined,
  customer: () => undefined,
  install: ({ updatedAt, createdAt }) => updatedAt ?? createdAt,
  lead: ({ updatedAt, createdAt }) => updatedAt ?? createdAt,
  milestone: ({ updatedAt, createdAt }) => updatedAt ?? createdAt,
  note: ({ createdAt }) => createdAt,
  /** Events of 2.0 carry no time. */
  project: () => undefined,
  ticket: ({ modifiedAt, createdAt }) => modifiedAt ?? createdAt,
};

/**
 * Whether a record we never had is worth telling of: written in the day before `at`, so that the first look at an old one tells nothing.
 * ERPs do not say when; there, and of what is known by events alone, it is always told, since a change told twice costs less than one that is never told.
 */
export const isNews = <E extends Entity>(entity: E, record: MirrorRecords[E], at: number): boolean => {
  const writtenAt = WRITTEN_AT[entity](record);
  return writtenAt === undefined || (writtenAt !== null && Date.parse(writtenAt) > at - RECENT_MS);
};
