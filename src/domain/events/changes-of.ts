import type { Entity, MirrorRecords } from '../entity.ts';
import type { ChangeEvent, ChangeKind, EventDetails, EventType } from './change-event.ts';
import { statusEvents } from './install-events.ts';
import { isNews } from './is-news.ts';
import { isSubmittedAnew } from './is-submitted-anew.ts';
import { keysOf } from './keys-of.ts';
import { saysOther } from './says-other.ts';

/** A record as the mirror had it and has it now. null before: never seen, or gone meanwhile. null after: its source no longer has it. */
export interface RecordChange<T> {
  readonly before: T | null;
  readonly after: T | null;
  /** The ERP's name, `enneo` or `enerflo`. */
  readonly source: string;
  /** When the read began that brought it, in milliseconds since the epoch. */
  readonly at: number;
}

/** A type of event with what it says. */
type Said = { readonly [T in EventType]: { readonly type: T; readonly details: EventDetails[T] } }[EventType];

interface Pair<T> {
  readonly before: T | null;
  readonly after: T | null;
  /** Whichever there is, the new one first. */
  readonly record: T;
  readonly change: ChangeKind;
}

const statusOf = <T extends { readonly status: string }>({ before, after, change }: Pair<T>) => ({
  change,
  previousStatus: before?.status ?? null,
  status: after?.status ?? null,
});

/** The general before the special. */
const RULES: { readonly [E in Entity]: (pair: Pair<MirrorRecords[E]>) => readonly Said[] } = {
  changeOrder: ({ before, after }) => {
    const signedAt = after?.signedAt ?? null;
    return signedAt === null || (before?.signedAt ?? null) !== null ? [] : [{ type: 'CHANGE_ORDER_SIGNED', details: { signedAt } }];
  },
  contract: (pair) => [{ type: 'CONTRACT_CHANGED', details: statusOf(pair) }],
  customer: ({ change }) => [{ type: 'CUSTOMER_CHANGED', details: { change } }],
  ticket: (pair) => {
    const { before, after } = pair;
    const previousContractId = before === null || after === null || before.contractId === after.contractId ? null : before.contractId;
    return [{ type: 'TICKET_CHANGED', details: { ...statusOf(pair), previousContractId } }];
  },
  install: ({ before, after, change }) => [
    { type: 'INSTALL_CHANGED', details: { change, previousStatus: before?.status?.name ?? null, status: after?.status?.name ?? null } },
    ...(before === null || after === null ? [] : statusEvents(before.status, after.status)),
  ],
  lead: ({ change }) => [{ type: 'LEAD_CHANGED', details: { change } }],
  milestone: ({ before, after, record: { title, templateId }, change }) => {
    const previousCompletedDate = before?.completedDate ?? null;
    const completedDate = after?.completedDate ?? null;
    const isCompleted = before !== null && previousCompletedDate === null && completedDate !== null;
    return [
      { type: 'MILESTONE_CHANGED', details: { change, title, previousCompletedDate, completedDate } },
      ...(isCompleted ? [{ type: 'MILESTONE_COMPLETED', details: { title, templateId, completedDate } } as const] : []),
    ];
  },
  note: ({ record: { createdAt }, change }) => (change === 'added' ? [{ type: 'NOTE_ADDED', details: { createdAt } }] : []),
  project: ({ before, after, change }) => (isSubmittedAnew(before, after) ? [{ type: 'PROJECT_SUBMITTED', details: { change } }] : []),
};

/** What became of a record whose version changed, as the world is told. */
export const changesOf = <E extends Entity>(entity: E, { before, after, source, at }: RecordChange<MirrorRecords[E]>): readonly ChangeEvent[] => {
  const record = after ?? before;
  if (record === null) return [];
  if (before === null && !isNews(entity, record, at)) return [];
  if (before !== null && after !== null && !saysOther(before, after)) return [];
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return RULES[entity]({ before, after, record, change }).map((said) => ({ ...said, ...keysOf(entity, record), entity, entityId: record.id, source }));
};
