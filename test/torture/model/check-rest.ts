import { isDeepStrictEqual } from 'node:util';
import type { Store } from '../../../src/store/create-store.ts';
import type { ModelRun } from './open-run.ts';
import { KINDS, type Kind } from './truth.ts';

const toJson = (record: object): unknown => JSON.parse(JSON.stringify(record));

/** Compared field by field. `orCompact`: a row of a list will do, of a ticket nobody has read. */
const isSame = (kept: object, truth: object, orCompact = false): boolean =>
  isDeepStrictEqual(kept, toJson(truth)) || (orCompact && isDeepStrictEqual(kept, toJson({ ...truth, isCompact: true })));

const IDS = ['1', '2'];

/** Records that the mirror has otherwise than their source, in words: whole wherever an event told of the last change. */
export const differing = async (store: Store, { truth, untold }: ModelRun, among: (kind: Kind, id: string) => boolean): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const kind of KINDS) {
    const rows = new Map((await store.mirror.read(kind, IDS)).map((row) => [row.id, row]));
    for (const id of IDS.filter((one) => among(kind, one))) {
      const [kept, real] = [rows.get(id), truth[kind].get(id)];
      const isThere = kept !== undefined && kept.deletedAt === null;
      if (isThere !== (real !== undefined)) wrong.push(`${kind} ${id} is ${isThere ? '' : 'not '}in the mirror`);
      else if (isThere && real !== undefined && !isSame(kept.record, real, kind === 'ticket' && untold.get(kind)?.has(id)))
        wrong.push(`${kind} ${id} is ${JSON.stringify(kept.record)}`);
      else if (kind === 'install') wrong.push(...(await milestonesDiffering(store, id, truth.install.get(id)?.milestones ?? [])));
    }
  }
  for (const kind of ['ticket', 'install'] as const) {
    const listed = await store.mirror.readDamaged(kind, { by: 'id', values: IDS.filter((id) => among(kind, id)) });
    wrong.push(...[...listed].map((id) => `${kind} ${id} is listed otherwise than it is`));
  }
  return wrong;
};

const milestonesDiffering = async (store: Store, installId: string, real: readonly { readonly id: string }[]): Promise<readonly string[]> => {
  const kept = (await store.mirror.readOf('milestone', 'install_id', [installId], 100)).map(({ record }) => record);
  const isRight = kept.length === real.length && real.every((one) => kept.some((other) => other.id === one.id && isSame(other, one)));
  return isRight ? [] : [`install ${installId} has the milestones ${kept.map(({ id }) => id).join()}`];
};

interface Told {
  readonly from: string | null;
  readonly to: string | null;
}

/** What was told wrongly: a change twice, one out of order, more than there were. `inOrder` false: a source may answer what it had before. */
export const toldWrongly = async (store: Store, { changes, truth }: ModelRun, inOrder: boolean): Promise<readonly string[]> => {
  const events = await store.events.readSince({ since: 0, after: '0', limit: 10_000 });
  const wrong: string[] = [];
  for (const [name, times] of changes) {
    const [kind = '', id = ''] = name.split(' ');
    const own = events.filter(({ type, entity, entityId }) => type === `${kind.toUpperCase()}_CHANGED` && entity === kind && entityId === id);
    if (inOrder && own.length > times) wrong.push(`${name} changed ${times} times and was told of ${own.length} times`);
    if (kind === 'contract') continue;
    const told = own.flatMap(({ details }): readonly Told[] => ('previousStatus' in details ? [{ from: details.previousStatus, to: details.status }] : []));
    const breaks = told.filter(({ from }, nth) => from !== (told[nth - 1]?.to ?? null));
    if (breaks.length > 0) wrong.push(`${name}: ${JSON.stringify(told)} is no chain`);
    const versions = told.flatMap(({ to }) => (to === null ? [] : [Number(to.slice(1))]));
    if (inOrder && versions.some((version, nth) => version <= (versions[nth - 1] ?? 0))) wrong.push(`${name}: ${JSON.stringify(told)} goes back`);
    const now = statusOf(truth, kind, id);
    if ((told.at(-1)?.to ?? null) !== now) wrong.push(`${name} is ${now} and ${told.at(-1)?.to ?? null} was told last`);
  }
  return wrong;
};

const statusOf = ({ ticket, install }: ModelRun['truth'], kind: string, id: string): string | null =>
  (kind === 'ticket' ? ticket.get(id)?.status : install.get(id)?.status?.name) ?? null;
