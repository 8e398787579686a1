import type { Entity } from '../../domain/entity.ts';
import type { Store } from '../../store/create-store.ts';
import type { StoredEvent } from '../../store/events/read-events.ts';

/** What a rule may ask of an event: what it says itself, and the records it is about as the mirror has them by then, null where it has none. */
export interface RuleFacts {
  readonly type: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly source: string;
  readonly entity: string;
  readonly entityId: string;
  readonly installId: string | null;
  readonly contractId: string | null;
  readonly customerId: string | null;
  readonly details: object;
  /** What changed. */
  readonly record: object | null;
  readonly install: object | null;
  readonly contract: object | null;
  readonly customer: object | null;
}

/** An event with what rules may ask of it. */
export interface KnownEvent {
  readonly event: StoredEvent;
  readonly facts: RuleFacts;
}

const EMPTY: RuleFacts = {
  ...{ type: '', at: '', source: '', entity: '', entityId: '', installId: null, contractId: null, customerId: null, details: {} },
  ...{ record: null, install: null, contract: null, customer: null },
};
export const FACT_NAMES: ReadonlySet<string> = new Set(Object.keys(EMPTY));

const MIRRORED = ['changeOrder', 'contract', 'customer', 'install', 'lead', 'milestone', 'note', 'project', 'ticket'] as const satisfies readonly Entity[];

type Subject = readonly [entity: string, id: string | null];

const subjectsOf = ({ entity, entityId, installId, contractId, customerId }: StoredEvent): Record<'record' | 'install' | 'contract' | 'customer', Subject> => ({
  record: [entity, entityId],
  install: ['install', installId],
  contract: ['contract', contractId],
  customer: ['customer', customerId],
});

/** The facts of events, one read of the mirror a kind of record. */
export const readFacts = async (events: readonly StoredEvent[], { mirror }: Pick<Store, 'mirror'>): Promise<readonly KnownEvent[]> => {
  const wanted = events.flatMap((event) => Object.values(subjectsOf(event)));
  const found = new Map<string, object>();
  for (const entity of MIRRORED) {
    const ids = [...new Set(wanted.flatMap(([of, id]) => (of === entity && id !== null ? [id] : [])))];
    for (const { id, record, deletedAt } of ids.length === 0 ? [] : await mirror.read(entity, ids))
      if (deletedAt === null) found.set(`${entity} ${id}`, withoutRaw(record));
  }
  const recordOf = ([entity, id]: Subject): object | null => found.get(`${entity} ${id}`) ?? null;
  return events.map((event) => {
    const { type, at, source, entity, entityId, installId, contractId, customerId, details } = event;
    const subjects = subjectsOf(event);
    const facts = {
      ...{ type, at: new Date(at).toISOString(), source, entity, entityId, installId, contractId, customerId, details },
      ...{ record: recordOf(subjects.record), install: recordOf(subjects.install) },
      ...{ contract: recordOf(subjects.contract), customer: recordOf(subjects.customer) },
    };
    return { event, facts };
  });
};

/** What came over the wire and nobody gave a name is no fact. */
const withoutRaw = (record: object): object => JSON.parse(JSON.stringify(record, (name, value) => (name === 'raw' ? undefined : value)));
