import type { Kysely } from 'kysely';
import type { ChangeEvent, EventOf } from '../domain/events/change-event.ts';
import type { Install } from '../domain/install.ts';
import type { Delivery, DeliveryOutcome, DeliveryState, NewDelivery } from '../domain/rules/delivery.ts';
import type { SyncReport } from '../domain/sync-report.ts';
import type { Write } from '../domain/write.ts';
import { type AuditEntry, addAudit, readAudit } from './audit/audit.ts';
import { type ChangeListener, subscribeChanges } from './changes.ts';
import { activateRules } from './deliveries/activate-rules.ts';
import { claimDeliveries, type DeliveryClaim, finishDelivery } from './deliveries/claim-deliveries.ts';
import { countFired } from './deliveries/count-fired.ts';
import { isGone, noteGone, type Receiver } from './deliveries/gone-webhooks.ts';
import { countDeliveries, type DeliveryQuery, listDeliveries, readDeliveries } from './deliveries/list-deliveries.ts';
import { planDeliveries } from './deliveries/plan-deliveries.ts';
import { readUnruled } from './deliveries/read-unruled.ts';
import { forgetDeliveries, redriveDeliveries } from './deliveries/redrive-deliveries.ts';
import type { Engine } from './engine/engine.ts';
import { openEmbedded } from './engine/open-embedded.ts';
import { openPostgres } from './engine/open-postgres.ts';
import { transact } from './engine/transact.ts';
import { purgeEvents } from './events/purge-events.ts';
import { type EventsSince, readClock, readEvents, readEventsSince } from './events/read-events.ts';
import { type EventsListener, subscribeEvents } from './events/subscribe-events.ts';
import { tellExternal } from './events/tell-external.ts';
import { writeEvents } from './events/write-events.ts';
import { forgetTold, hasTold, noteAllTold, noteRemoving, noteTold } from './imports/note-told.ts';
import type { ScanQuery } from './imports/scan.ts';
import { countThere, type DueQuery, scanContracts, scanDue } from './imports/scan-due.ts';
import { countGone, scanGone } from './imports/scan-gone.ts';
import type { Telling, TellingContext, Told, ToldKey } from './imports/told.ts';
import { inboxOn } from './inbox/inbox.ts';
import { readKeptDeletions } from './kept-deletions.ts';
import { countLinks } from './links/count-links.ts';
import { decideLink, type LinkDecision, linkCandidates, linksOfEnerflo, linksOfErp, type ProposedLink, proposeLinks } from './links/links.ts';
import type { ContractFilter, CustomerFilter } from './lists/filters.ts';
import {
  type ContractOrder,
  type CustomerOrder,
  countContracts,
  countCustomers,
  type ListRequest,
  listContracts,
  listCustomers,
} from './lists/list-records.ts';
import { runAlone } from './lock/task-lock.ts';
import { migrate } from './migrate.ts';
import type { AnnounceOptions } from './mirror/announce.ts';
import { countRecords } from './mirror/count-records.ts';
import { countTickets } from './mirror/count-tickets.ts';
import { deleteRecords, type RecordId } from './mirror/delete-records.ts';
import type { Entity, MirrorRecords } from './mirror/entities.ts';
import { expireRecords } from './mirror/expire-records.ts';
import { type DamagedQuery, readDamaged } from './mirror/read-damaged.ts';
import { readPeople } from './mirror/read-people.ts';
import { type Owners, readRecords, readRecordsOf } from './mirror/read-records.ts';
import { readUnseen, type UnseenQuery } from './mirror/read-unseen.ts';
import type { Fetched } from './mirror/to-rows.ts';
import { forgetTombstones } from './mirror/tombstones.ts';
import { touchRecords } from './mirror/touch-records.ts';
import { deleteInstalls, writeInstalls } from './mirror/write-installs.ts';
import { writeRecords } from './mirror/write-records.ts';
import { deleteSearchable, type FetchedSearchable, type Searchable, writeSearchable } from './mirror/write-searchable.ts';
import type { SearchTerm } from './search/expand-terms.ts';
import { findByKeys, type KeyLimits } from './search/find-by-keys.ts';
import { findPeople, type PeopleLimits } from './search/find-people.ts';
import type { SearchKey } from './search/search-entry.ts';
import { searchText } from './search/search-text.ts';
import { SILENT, type StoreLog } from './store-log.ts';
import { readSyncReports, saveSyncReport } from './sync-reports.ts';
import { readSyncState, type SyncState, saveSyncState, wasCopied } from './sync-state.ts';
import type { Tables } from './tables.ts';
import { beginWrite, type Intent } from './writes/begin-write.ts';
import { forgetWrites, openWriteOfLane, resultIdsOfLane, writeById, writeOfKey, writesToCheck } from './writes/find-writes.ts';
import { finishWrite, type Outcome } from './writes/finish-write.ts';
import { writesTo } from './writes/writes-to.ts';

export interface StoreOptions {
  /** null: the embedded store in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly log?: StoreLog;
}

/** Opens the store and brings its schema up to date. Throws `StoreLocked` while another process has the embedded folder. */
export const createStore = async ({ databaseUrl, dataDir, log = SILENT }: StoreOptions): Promise<Store> => {
  const engine = await openEngine(databaseUrl, dataDir, log);
  try {
    await migrate(engine.writes, log);
  } catch (error) {
    await engine.close();
    throw error;
  }
  log.info({}, engine.promise);
  return storeOn(engine);
};

/** Whether the store opens, its tables left as they are; throws as `createStore` does. */
export const checkStore = async ({ databaseUrl, dataDir, log = SILENT }: StoreOptions): Promise<void> => {
  const engine = await openEngine(databaseUrl, dataDir, log);
  await engine.close();
};

const openEngine = (databaseUrl: string | null, dataDir: string, log: StoreLog): Promise<Engine> =>
  databaseUrl === null ? openEmbedded(dataDir) : openPostgres(databaseUrl, log);

export type Store = ReturnType<typeof storeOn>;

const storeOn = (engine: Engine) => ({
  /** What a caller may rely on, in a sentence. */
  promise: engine.promise,
  mirror: mirrorOn(engine),
  search: searchOn(engine),
  lists: listsOn(engine),
  links: linksOn(engine),
  changes: changesOn(engine),
  inbox: inboxOn(engine),
  events: eventsOn(engine),
  syncStates: syncStatesOn(engine),
  imports: importsOn(engine),
  writes: writesOn(engine),
  deliveries: deliveriesOn(engine),
  audit: auditOn(engine),
  syncReports: syncReportsOn(engine),
  /** Runs what may run once at a time on this database; throws `AlreadyRunning` while it runs elsewhere. `lost` aborted: it is no longer ours, stop. */
  runAlone: <T>(task: string, run: (lost: AbortSignal) => Promise<T>): Promise<T> => runAlone(engine.lockTask, task, run),
  /** For the timetable's own tables. */
  executeSql: engine.executeSql,
  close: (): Promise<void> => engine.close(),
});

const mirrorOn = ({ lookups, routine, writes }: Engine) => ({
  read: <E extends Entity>(entity: E, ids: readonly string[]) => readRecords(lookups, entity, ids),
  countTickets: (contractId: string) => countTickets(lookups, contractId),
  readOf: <E extends keyof Owners>(entity: E, owner: Owners[E], ownerIds: readonly string[], limit: number) =>
    readRecordsOf(lookups, entity, owner, ownerIds, limit),
  readPeople: (refs: readonly RecordId[], maxContracts: number) => readPeople(lookups, refs, maxContracts),
  readDamaged: <E extends 'install' | 'milestone' | 'ticket'>(entity: E, query: DamagedQuery) => readDamaged(writes, entity, query),
  /** These take their time: they walk through the whole entity. */
  count: (entity: Entity, source: string) => countRecords(writes, entity, source),
  readUnseen: (entity: Entity, query: UnseenQuery) => readUnseen(writes, entity, query),
  /** Tells what changed with the commit, unless told not to. */
  write: <E extends Exclude<Entity, Searchable>>(entity: E, fetched: readonly Fetched<MirrorRecords[E]>[], options?: AnnounceOptions) =>
    unlessEmpty(routine, fetched, (db) => writeRecords(db, entity, fetched, options)),
  writeInstalls: (fetched: readonly Fetched<Install>[], options?: AnnounceOptions) =>
    unlessEmpty(routine, fetched, (db) => writeInstalls(db, fetched, options)),
  deleteInstalls: (ids: readonly string[], at: number, options?: AnnounceOptions) => unlessEmpty(routine, ids, (db) => deleteInstalls(db, ids, at, options)),
  writeSearchable: <E extends Searchable>(entity: E, fetched: readonly FetchedSearchable<MirrorRecords[E]>[], options?: AnnounceOptions) =>
    unlessEmpty(routine, fetched, (db) => writeSearchable(db, entity, fetched, options)),
  /** Those that are there unchanged are young again; answers the others. */
  touch: <E extends Entity>(entity: E, fetched: readonly Fetched<MirrorRecords[E]>[]) => touchRecords(routine, entity, fetched),
  delete: (entity: Exclude<Entity, Searchable>, gone: readonly RecordId[], at: number, options?: AnnounceOptions) =>
    unlessEmpty(routine, gone, (db) => deleteRecords(db, entity, gone, at, options)),
  deleteSearchable: (entity: Searchable, gone: readonly RecordId[], at: number, options?: AnnounceOptions) =>
    unlessEmpty(routine, gone, (db) => deleteSearchable(db, entity, gone, at, options)),
  expire: (entity: Entity, source: string, ids: readonly string[], change: { readonly owners: readonly string[]; readonly at: number }) =>
    transact(writes, (db) => expireRecords(db, entity, source, ids, change)),
  forgetTombstones: (now: number) => forgetTombstones(writes, now),
});

/** In a transaction; nothing to do is nothing done. */
const unlessEmpty = async <T>(db: Kysely<Tables>, given: readonly unknown[], work: (transaction: Kysely<Tables>) => Promise<readonly T[]>) =>
  given.length === 0 ? [] : transact(db, work);

const searchOn = ({ lookups }: Engine) => ({
  findByKeys: (keys: readonly SearchKey[], limits: KeyLimits) => findByKeys(lookups, keys, limits),
  findPeople: (keys: readonly SearchKey[], limits: PeopleLimits) => findPeople(lookups, keys, limits),
  searchText: (terms: readonly SearchTerm[], page: { readonly limit: number; readonly offset: number }) => searchText(lookups, terms, page),
});

const listsOn = ({ reads }: Engine) => ({
  contracts: (filter: ContractFilter, order: ContractOrder, request: ListRequest) => listContracts(reads, filter, order, request),
  countContracts: (filter: ContractFilter) => countContracts(reads, filter),
  customers: (filter: CustomerFilter, order: CustomerOrder, request: ListRequest) => listCustomers(reads, filter, order, request),
  countCustomers: (filter: CustomerFilter) => countCustomers(reads, filter),
});

const linksOn = ({ reads, lookups, writes }: Engine) => ({
  ofErp: (erpCustomerIds: readonly string[]) => linksOfErp(lookups, erpCustomerIds),
  ofEnerflo: (enerfloCustomerIds: readonly string[]) => linksOfEnerflo(lookups, enerfloCustomerIds),
  count: () => countLinks(writes),
  candidates: (limit: number, offset: number) => linkCandidates(reads, limit, offset),
  propose: (enerfloCustomerId: string, proposed: readonly Omit<ProposedLink, 'enerfloCustomerId'>[]) => proposeLinks(writes, enerfloCustomerId, proposed),
  decide: (decision: LinkDecision) => decideLink(writes, decision),
});

const changesOn = (engine: Engine) => ({
  subscribe: (listener: ChangeListener) => subscribeChanges(engine, listener),
});

const eventsOn = (engine: Engine) => ({
  read: (ids: readonly string[]) => readEvents(engine.writes, ids),
  readSince: (query: EventsSince) => readEventsSince(engine.writes, query),
  /** The clock events are dated by. */
  clock: () => readClock(engine.writes),
  /** For what is no record of the mirror. */
  tell: (events: readonly ChangeEvent[]) => transact(engine.writes, (db) => writeEvents(db, events)),
  /** What a system of the company's own tells, once for each of its ids; false: it told it before. */
  tellExternal: (event: EventOf<'EXTERNAL'>) => transact(engine.writes, (db) => tellExternal(db, event)),
  subscribe: (listener: EventsListener) => subscribeEvents(engine, listener),
  purge: (before: number) => purgeEvents(engine.writes, before),
});

const syncStatesOn = ({ reads, lookups, writes }: Engine) => ({
  read: (source: string, entity: string) => readSyncState(reads, source, entity),
  save: (state: SyncState) => saveSyncState(writes, state),
  wasCopied: onceTrue((entity: string) => wasCopied(lookups, entity)),
});

/** What was true once is not asked again. */
const onceTrue = (ask: (key: string) => Promise<boolean>): ((key: string) => Promise<boolean>) => {
  const known = new Set<string>();
  return async (key) => {
    if (known.has(key)) return true;
    const isTrue = await ask(key);
    if (isTrue) known.add(key);
    return isTrue;
  };
};

const importsOn = ({ writes }: Engine) => ({
  count: (entity: Told) => countThere(writes, entity),
  scanDue: (query: DueQuery) => scanDue(writes, query),
  scanContracts: (query: DueQuery) => scanContracts(writes, query),
  scanGone: (query: ScanQuery) => scanGone(writes, query),
  countGone: (entity: Told) => countGone(writes, entity),
  hasTold: (entity: Told) => hasTold(writes, entity),
  noteSending: (telling: Telling, context: TellingContext) => noteTold(writes, 'sending', [telling], context),
  noteSent: (tellings: readonly Telling[], context: TellingContext) => noteTold(writes, 'sent', tellings, context),
  noteAllSent: (context: TellingContext) => noteAllTold(writes, context),
  noteRemoving: (gone: ToldKey, entity: Told) => noteRemoving(writes, gone, entity),
  forget: (gone: ToldKey, entity: Told) => forgetTold(writes, gone, entity),
});

const writesOn = ({ writes }: Engine) => ({
  begin: (intent: Intent) => beginWrite(writes, intent),
  finish: (write: Pick<Write, 'id' | 'attempt'>, outcome: Outcome) => finishWrite(writes, write, outcome),
  byId: (id: string) => writeById(writes, id),
  ofKey: (owner: string, key: string) => writeOfKey(writes, owner, key),
  openOfLane: (lane: string) => openWriteOfLane(writes, lane),
  resultIdsOfLane: (lane: string) => resultIdsOfLane(writes, lane),
  to: (wanted: Parameters<typeof writesTo>[1]) => writesTo(writes, wanted),
  toCheck: (at: number, limit: number) => writesToCheck(writes, at, limit),
  forget: (before: number) => forgetWrites(writes, before),
});

const deliveriesOn = ({ reads, writes }: Engine) => ({
  activateRules: (ruleIds: readonly string[]) => activateRules(writes, ruleIds),
  unruled: (since: number, limit: number) => readUnruled(writes, since, limit),
  countFired: (subjects: readonly string[], since: number) => countFired(writes, subjects, since),
  plan: (eventIds: readonly string[], deliveries: readonly NewDelivery[], now: number) =>
    transact(writes, (db) => planDeliveries(db, eventIds, deliveries, now)),
  claim: (request: DeliveryClaim) => claimDeliveries(writes, request),
  finish: (delivery: Delivery, outcome: DeliveryOutcome, now: number) => finishDelivery(writes, delivery, outcome, now),
  noteGone: (receiver: Receiver, now: number) => noteGone(writes, receiver, now),
  isGone: (receiver: Receiver) => isGone(writes, receiver),
  list: (query: DeliveryQuery) => listDeliveries(reads, query),
  count: (state: DeliveryState | null) => countDeliveries(reads, state),
  read: (ids: readonly string[]) => readDeliveries(reads, ids),
  redrive: (ids: readonly string[], now: number) => redriveDeliveries(writes, ids, now),
  forget: (before: number) => forgetDeliveries(writes, before),
});

const auditOn = ({ reads, writes }: Engine) => ({
  /** All or nothing. */
  add: (entries: readonly AuditEntry[]) =>
    transact(writes, async (transaction) => {
      for (const entry of entries) await addAudit(transaction, entry);
    }),
  of: (entity: string, entityId: string, limit: number) => readAudit(reads, entity, entityId, limit),
});

const syncReportsOn = ({ reads, writes }: Engine) => ({
  keptDeletions: () => readKeptDeletions(reads),
  save: (report: SyncReport) => saveSyncReport(writes, report),
  latest: (limit: number) => readSyncReports(reads, limit),
});
