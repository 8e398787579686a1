import type { Change } from '../store/changes.ts';
import { LINK_ENTITY } from '../store/links/links.ts';
import { createEnerfloReadings, type EnerfloReadings } from './enerflo-readings.ts';
import { createEnneoReadings, type EnneoReadings } from './enneo-readings.ts';
import { createErpReadings, type ErpReadings } from './erp-readings.ts';
import { createKeptLinks, type KeptLinks } from './kept-links.ts';
import type { MirrorPlace, MirrorUpkeep } from './mirror-of.ts';
import { createPlanned } from './planned.ts';
import type { Sources } from './sources.ts';

type Readings = Omit<ErpReadings, 'mirrors'> & Omit<EnneoReadings, 'mirrors'> & Omit<EnerfloReadings, 'mirrors'>;

/** Every read of the graph and the facade. */
export interface Reader extends Readings {
  readonly links: KeptLinks;
  /** Resolves when the mirror holds what was read so far. */
  readonly flush: () => Promise<void>;
  /** Stops listening to other instances, and flushes. */
  readonly close: () => Promise<void>;
}

export const createReader = async (sources: Sources, place: MirrorPlace, now: () => number): Promise<Reader> => {
  const planned = createPlanned(now);
  const erp = createErpReadings(sources.erp, place, planned);
  const enneo = createEnneoReadings(sources.enneo, place, planned);
  const enerflo = createEnerfloReadings(sources.enerflo, place, planned);
  const mirrors: readonly MirrorUpkeep[] = [...erp.mirrors, ...enneo.mirrors, ...enerflo.mirrors];
  const flush = async (): Promise<void> => void (await Promise.all(mirrors.map((mirror) => mirror.flush())));
  const readings = { ...erp, ...enneo, ...enerflo };
  const places = placesOf(readings);
  const links = createKeptLinks(place.store.links, now);
  const stopListening = await place.store.changes.subscribe({
    onChange: (change) => {
      forgetChanged(places, change);
      for (const mirror of mirrors) if (mirror.entity === change.entity) mirror.doubt(change.ids, change.at);
      if (change.entity === LINK_ENTITY) links.forget(change);
    },
    onGap: () => {
      links.forgetAll();
      for (const reading of [...places.records.values(), ...places.lists.values()].flat()) reading.forgetAll();
      for (const mirror of mirrors) mirror.doubtAll();
    },
  });
  return {
    ...readings,
    links,
    flush,
    close: async () => {
      await stopListening();
      await flush();
    },
  };
};

interface Places {
  /** By the entity of their records; kept by id. */
  readonly records: ReadonlyMap<string, readonly Forgets[]>;
  /** By the entity of their items; kept by owner. */
  readonly lists: ReadonlyMap<string, readonly Forgets[]>;
}
type Forgets = Pick<Readings['installs'], 'forget' | 'forgetAll'>;

/** Where a change of an entity makes old what the process keeps. */
const placesOf = (readings: Readings): Places => {
  const { customers, contracts, contractsOfCustomers, tickets, wholeTickets, ticketsOfContracts, ticketsOfCustomers } = readings;
  const { installs, installsOfDeals, notesOfInstalls, enerfloCustomers } = readings;
  return {
    records: new Map<string, readonly Forgets[]>([
      ['customer', [customers]],
      ['contract', [contracts]],
      ['ticket', [tickets, wholeTickets]],
      ['install', [installs]],
      ['lead', [enerfloCustomers]],
    ]),
    lists: new Map<string, readonly Forgets[]>([
      ['customer', [contractsOfCustomers]],
      ['contract', [contractsOfCustomers]],
      ['ticket', [ticketsOfContracts, ticketsOfCustomers]],
      ['install', [installsOfDeals]],
      ['milestone', [installs]],
      ['note', [notesOfInstalls]],
    ]),
  };
};

/** Whoever wrote it: what was read before is old, what was read with it or later is not. */
const forgetChanged = ({ records, lists }: Places, { entity, ids, owners, at }: Change): void => {
  for (const reading of records.get(entity) ?? []) reading.forget(ids, at);
  for (const list of lists.get(entity) ?? []) list.forget(owners, at);
};
