import type { EnerfloCustomer, Install, Note } from '../domain/install.ts';
import type { Enerflo } from '../sources/enerflo/enerflo.ts';
import type { Kept, Reading } from './create-read.ts';
import { eachAlone } from './each-alone.ts';
import type { ReadMany } from './flights.ts';
import { itemsOf, listsBy, neverYoung } from './kept-lists.ts';
import { createMirrorOf, type MirrorPlace, type MirrorUpkeep, readMirrorLists } from './mirror-of.ts';
import { createdAfterOf, installIdOf } from './notes-key.ts';
import type { Planned } from './planned.ts';

export interface EnerfloReadings {
  readonly installs: Reading<Install>;
  /** By the deal's UUID. */
  readonly installsOfDeals: Reading<Install>;
  /** By `toNotesKey`, oldest first: Enerflo lists notes by time only, so one sweep serves all keys that are wanted together. */
  readonly notesOfInstalls: Reading<readonly Note[]>;
  readonly enerfloCustomers: Reading<EnerfloCustomer>;
  /** By the text that was searched. */
  readonly enerfloSearches: Reading<readonly EnerfloCustomer[]>;
  readonly mirrors: readonly MirrorUpkeep[];
}

export const createEnerfloReadings = (enerflo: Enerflo, place: MirrorPlace, planned: Planned): EnerfloReadings => {
  const { mirror } = place.store;
  const installs = createMirrorOf('install', 'enerflo', place, {
    write: (rows) => mirror.writeInstalls(rows),
    remove: (gone, at) =>
      mirror.deleteInstalls(
        gone.map(({ id }) => id),
        at,
      ),
  });
  const notes = createMirrorOf('note', 'enerflo', place, {
    write: (rows) => mirror.write('note', rows),
    remove: (gone, at) => mirror.delete('note', gone, at),
  });

  const leads = createMirrorOf('lead', 'enerflo', place, {
    write: (rows) => mirror.write('lead', rows),
    remove: (gone, at) => mirror.delete('lead', gone, at),
  });

  const keepInstalls = (found: ReadonlyMap<string, Kept<Install>>, unknown: readonly string[], at: number): void =>
    installs.keep(new Map([...found.values()].map((one) => [one.record.id, one])), unknown, at);
  return {
    installs: planned('ENERFLO', 'install', {
      readLive: eachAlone((id, call) => enerflo.installById(id, call)),
      readMirror: async (ids) => new Map([...(await installs.read(ids))].filter(([, { record }]) => !record.isPartial)),
      keep: keepInstalls,
    }),
    installsOfDeals: planned('ENERFLO', 'installOfDeal', {
      readLive: eachAlone((dealId, call) => enerflo.installByDealId(dealId, call)),
      readMirror: (dealIds) => readDeals(place, dealIds),
      keep: (found, _unknown, at) => keepInstalls(found, [], at),
    }),
    notesOfInstalls: byInstall(
      planned('ENERFLO', 'notesOfInstall', {
        readLive: readNotes(enerflo),
        readMirror: async (keys) => {
          const lists = neverYoung(await readMirrorLists(place, 'note', 'install_id', ({ installId }) => installId, keys.map(installIdOf)));
          return new Map(keys.flatMap((key) => pairOf(key, lists.get(installIdOf(key)))));
        },
        keep: (found) => notes.keep(new Map(itemsOf(found).map((one) => [one.record.id, one])), [], 0),
      }),
    ),
    enerfloCustomers: planned('ENERFLO', 'enerfloCustomer', {
      readLive: eachAlone((id, call) => enerflo.customerById(id, call)),
      readMirror: leads.read,
      keep: leads.keep,
    }),
    enerfloSearches: planned('ENERFLO', 'enerfloSearch', { readLive: eachAlone((text, call) => enerflo.searchCustomers(text, call)) }),
    mirrors: [installs, notes, leads],
  };
};

/** Of several installs of one deal only Enerflo knows which it means: the newest serves while it does not answer. */
const readDeals = async (place: MirrorPlace, dealIds: readonly string[]): Promise<ReadonlyMap<string, Kept<Install>>> => {
  const ids = dealIds.map((dealId) => dealId.toLowerCase());
  const lists = await readMirrorLists(place, 'install', 'deal_id', ({ dealId }) => dealId?.toLowerCase() ?? null, ids);
  return new Map(dealIds.flatMap((dealId) => pairOf(dealId, toInstallOfDeal(lists.get(dealId.toLowerCase())))));
};

const toInstallOfDeal = (list: Kept<readonly Install[]> | undefined): Kept<Install> | undefined => {
  const whole = list?.record.filter(({ isPartial }) => !isPartial).toSorted((one, other) => Number(other.id) - Number(one.id)) ?? [];
  const [newest] = whole;
  return list === undefined || newest === undefined ? undefined : { record: newest, fetchedAt: list.fetchedAt, ...(whole.length > 1 && { isYoung: false }) };
};

/** Forgets by the install's id, whatever the rest of the key says. */
const byInstall = <T>(reading: Reading<T>): Reading<T> => ({
  ...reading,
  forget: (installIds, before) => {
    const changed = new Set(installIds);
    reading.forget(
      reading.keys().filter((key) => changed.has(installIdOf(key))),
      before,
    );
  },
});

const pairOf = <T>(key: string, value: T | undefined): readonly (readonly [string, T])[] => (value === undefined ? [] : [[key, value]]);

const readNotes =
  (enerflo: Enerflo): ReadMany<readonly Note[]> =>
  async (keys, call) => {
    const notes = await enerflo.notesByInstallIds(keys.map(installIdOf), createdAfterOf(keys), call);
    const lists = listsBy(keys.map(installIdOf), notes, ({ installId }) => installId);
    return new Map(keys.flatMap((key) => pairOf(key, lists.get(installIdOf(key)))));
  };
