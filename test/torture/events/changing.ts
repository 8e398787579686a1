import type { ContractTruth, InstallTruth, World } from '../../../sandbox/world/truth.ts';
import type { Store } from '../../../src/store/create-store.ts';

const DAY_MS = 24 * 3_600_000;

/** A record that is changed again and again, and how its changes are told and found. Versions count from 1. */
export interface Changing {
  readonly name: string;
  /** Makes it that version in the source. */
  readonly change: (version: number) => void;
  /** Where an event of it is posted, and the event; `number` is another for each event. */
  readonly path: string;
  readonly event: (number: number) => object;
  /** Which version the mirror has; 0: none of ours. */
  readonly mirrored: (store: Store) => Promise<number>;
  /** Versions that were told, in order; null where an event does not say which. */
  readonly told: (events: readonly ToldEvent[]) => readonly number[] | null;
  /** How often a change of it was told. */
  readonly timesTold: (events: readonly ToldEvent[]) => number;
}

export type ToldEvent = Awaited<ReturnType<Store['events']['readSince']>>[number];

const changingContract = (world: World, contract: ContractTruth): Changing => ({
  name: `contract ${contract.id}`,
  change: (version) => world.contracts.put(contract.id, { ...contract, statusTitle: `version ${version}` }),
  path: '/webhooks/powercloud',
  event: (number) => ({ eventId: `event-${number}`, event: 'contract.changed', data: { contractId: contract.id } }),
  mirrored: async ({ mirror }) => {
    const [row] = await mirror.read('contract', [contract.id]);
    return Number(/^version (\d+)$/.exec(row?.record.statusTitle ?? '')?.[1] ?? 0);
  },
  told: () => null,
  timesTold: (events) => events.filter(({ type, entityId }) => type === 'CONTRACT_CHANGED' && entityId === contract.id).length,
});

const toDate = (version: number): string => new Date(version * DAY_MS).toISOString().slice(0, 10);
const toVersion = (date: string | null | undefined): number => (date == null ? 0 : Date.parse(date) / DAY_MS);

const changingMilestone = (world: World, install: InstallTruth): Changing | null => {
  const [first, ...others] = install.milestones;
  if (first === undefined) return null;
  const id = `${install.id}-${first.id}`;
  const isOwn = ({ type, entityId }: ToldEvent): boolean => type === 'MILESTONE_CHANGED' && entityId === id;
  return {
    name: `milestone ${id}`,
    change: (version) => world.installs.put(String(install.id), { ...install, milestones: [{ ...first, completedDate: toDate(version) }, ...others] }),
    path: '/webhooks/enerflo/v1',
    event: (number) => ({ webhook_event: 'project_milestone_updated', installDetails: { id: install.id }, number }),
    mirrored: async ({ mirror }) => toVersion((await mirror.read('milestone', [id]))[0]?.record.completedDate),
    told: (events) => events.filter(isOwn).map(({ details }) => ('completedDate' in details ? toVersion(details.completedDate) : 0)),
    timesTold: (events) => events.filter(isOwn).length,
  };
};

/** So many contracts, and a milestone of a quarter as many installs. */
export const changingRecords = (world: World, contracts: number): readonly Changing[] => {
  const installs = Array.from({ length: Math.min(world.installs.size, Math.ceil(contracts / 4)) }, (_, nth) => world.installs.at(nth));
  const all = Array.from({ length: contracts }, (_, nth) => world.contracts.at(nth));
  return [
    ...all.flatMap((contract) => (contract === undefined ? [] : [changingContract(world, contract)])),
    ...installs.flatMap((install) => (install === undefined ? null : changingMilestone(world, install)) ?? []),
  ];
};
