import { createEnerfloReadings, type EnerfloReadings } from './enerflo-readings.ts';
import { createEnneoReadings, type EnneoReadings } from './enneo-readings.ts';
import { createErpReadings, type ErpReadings } from './erp-readings.ts';
import type { MirrorPlace } from './mirror-of.ts';
import { createPlanned } from './planned.ts';
import type { Sources } from './sources.ts';

type Readings = Omit<ErpReadings, 'flush'> & Omit<EnneoReadings, 'flush'> & Omit<EnerfloReadings, 'flush'>;

/** Every read of the graph and the facade. */
export interface Reader extends Readings {
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
  const flush = async (): Promise<void> => void (await Promise.all([erp.flush(), enneo.flush(), enerflo.flush()]));
  const readings = { ...erp, ...enneo, ...enerflo };
  const stopListening = await place.store.changes.subscribe({
    onChange: ({ entity, ids, origin }) => {
      if (origin !== place.origin) forgetChanged(readings, entity, ids);
    },
    onGap: () => {
      for (const entity of ['customer', 'contract', 'ticket', 'install', 'note']) forgetChanged(readings, entity, null);
    },
  });
  return {
    ...readings,
    flush,
    close: async () => {
      await stopListening();
      await flush();
    },
  };
};

/** The process forgets what another instance saw changed. Lists are kept by owner, which a change does not name: they go altogether. */
const forgetChanged = (readings: Readings, entity: string, ids: readonly string[] | null): void => {
  const {
    customers,
    contracts,
    contractsOfCustomers,
    tickets,
    wholeTickets,
    ticketsOfContracts,
    ticketsOfCustomers,
    installs,
    installsOfDeals,
    notesOfInstalls,
  } = readings;
  const byId: Readonly<Record<string, readonly { forget(keys: readonly string[] | null): void }[]>> = {
    customer: [customers],
    contract: [contracts],
    ticket: [tickets, wholeTickets],
    install: [installs],
  };
  const lists: typeof byId = {
    customer: [contractsOfCustomers],
    contract: [contractsOfCustomers],
    ticket: [ticketsOfContracts, ticketsOfCustomers],
    install: [installsOfDeals],
    note: [notesOfInstalls],
  };
  for (const reading of byId[entity] ?? []) reading.forget(ids);
  for (const list of lists[entity] ?? []) list.forget(null);
};
