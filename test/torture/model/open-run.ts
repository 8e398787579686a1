import type { Scheduler } from 'fast-check';
import type { EntityRef } from '../../../src/domain/events/entity-ref.ts';
import { type SyncSource, syncAll } from '../../../src/jobs/sync/sync-all.ts';
import type { Store } from '../../../src/store/create-store.ts';
import { eventOf } from '../../store/inbox/event.ts';
import { createCall } from '../../support/call-context.ts';
import type { ModelStage } from './open-stage.ts';
import { changeTruth, KINDS, type Kind, type Truth } from './truth.ts';

export const SOURCE_OF: Readonly<Record<Kind, SyncSource>> = { contract: 'erp', ticket: 'enneo', install: 'enerflo' };
const HOUR_MS = 3_600_000;
const MAX_ROUNDS = 100;

/** One run with a reader and two workers. What is begun goes on whenever its turn comes. */
export interface ModelRun {
  readonly truth: Truth;
  readonly change: (kind: Kind, id: string) => void;
  readonly remove: (kind: Kind, id: string) => void;
  /** Sends an event of it, so many times at once; `hasKey` false: it is known by its body alone. */
  readonly tell: (kind: Kind, id: string, copies: number, hasKey: boolean) => void;
  /** An event that was sent before comes again. */
  readonly repeat: (nth: number) => void;
  readonly read: (kind: Kind, ids: readonly string[]) => void;
  readonly flush: () => void;
  readonly work: (worker: number) => void;
  readonly sync: (source: SyncSource) => void;
  readonly passTime: (ms: number) => void;
  readonly setAway: (isAway: boolean) => void;
  /** Lets everything come to rest: sources answer, nothing is under way, no event waits. Throws what went wrong. */
  readonly rest: () => Promise<void>;
  /** Records with a change nobody told of, by kind. */
  readonly untold: ReadonlyMap<Kind, ReadonlySet<string>>;
  /** How often each changed, by `<kind> <id>`. */
  readonly changes: ReadonlyMap<string, number>;
}

/** The sources are empty at its start; the store must be. */
export const openRun = (stage: ModelStage, scheduler: Scheduler<unknown>, looksLate: boolean): ModelRun => {
  const { truth, wire, sources, store, waiting, reader, workers, errors, now, passTime } = stage;
  for (const kind of KINDS) truth[kind].clear();
  Object.assign(wire, { pass: (name: string) => scheduler.schedule(Promise.resolve(), name), isAway: false, looksLate });
  const readings = { contract: reader.contracts, ticket: reader.tickets, install: reader.installs };
  const untold = new Map<Kind, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  const changes = new Map<string, number>();
  const sent: { readonly ref: EntityRef; readonly key: string }[] = [];
  const begun: Promise<unknown>[] = [];
  let versions = 0;
  let isSyncing = false;

  const begin = (work: Promise<unknown>): void => void begun.push(work.catch((error: unknown) => errors.push(error)));
  const noteChange = (kind: Kind, id: string): void => {
    untold.get(kind)?.add(id);
    changes.set(`${kind} ${id}`, (changes.get(`${kind} ${id}`) ?? 0) + 1);
  };
  const receive = (ref: EntityRef, key: string | null): Promise<unknown> =>
    waiting.inbox.receive(eventOf({ key, refreshes: [ref], receivedAt: now(), body: Buffer.from(key ?? `${ref.entity} ${ref.id}`) }));
  const syncOne = async (source: SyncSource): Promise<void> => {
    isSyncing = true;
    const wait = async (): Promise<void> => void (await wire.pass('sync waits'));
    await syncAll({ sources, store: waiting, now, signal: new AbortController().signal, full: false, only: source, report: () => undefined, wait });
    isSyncing = false;
  };
  const workUntilIdle = async (): Promise<void> => {
    for (const worker of workers) while ((await worker.begin()) > 0 || !worker.isIdle()) await worker.ended();
  };

  return {
    ...{ truth, untold, changes, passTime },
    change: (kind, id) => {
      versions += 1;
      changeTruth(truth, kind, id, versions, now());
      noteChange(kind, id);
    },
    remove: (kind, id) => {
      if (truth[kind].delete(id)) noteChange(kind, id);
    },
    tell: (kind, id, copies, hasKey) => {
      const ref = { source: SOURCE_OF[kind], entity: kind, id };
      const key = hasKey ? `event ${sent.length}` : null;
      if (key !== null) sent.push({ ref, key });
      untold.get(kind)?.delete(id);
      for (let copy = 0; copy < copies; copy += 1) begin(receive(ref, key));
    },
    repeat: (nth) => {
      const event = sent[nth % Math.max(1, sent.length)];
      if (event !== undefined) begin(receive(event.ref, event.key));
    },
    read: (kind, ids) =>
      begin(readings[kind].read(ids, { ...createCall(), credential: 'one', policy: { maxAgeMs: 0, onlyIfCached: false }, served: () => undefined })),
    flush: () => begin(reader.flush()),
    work: (worker) => begin(workers[worker]?.begin() ?? Promise.resolve()),
    sync: (source) => {
      if (!isSyncing) begin(syncOne(source));
    },
    setAway: (isAway) => {
      wire.isAway = isAway;
    },
    rest: async () => {
      wire.isAway = false;
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        await Promise.all(begun.splice(0));
        await workUntilIdle();
        await reader.flush();
        if (begun.length === 0 && !(await isRefreshDue(store))) break;
        passTime(HOUR_MS);
      }
      if (errors.length > 0) throw errors[0];
      if ((await store.inbox.count(null)) !== (await store.inbox.count('done'))) throw new Error('not every event came to its end');
    },
  };
};

/** Also without an event that waits: one that was taken for a copy has its record read once more. */
const isRefreshDue = async (store: Store): Promise<boolean> =>
  (await store.executeSql('select 1 from refresh where due_at is not null limit 1')).rows.length > 0;
