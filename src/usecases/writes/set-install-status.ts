import { z } from 'zod';
import type { Install, InstallStatus } from '../../domain/install.ts';
import type { UserError } from '../../domain/user-error.ts';
import { type Performed, type Prepared, performWrite } from './perform-write.ts';
import { expireInstall, installAfterWrite, renewInstall } from './renew-install.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';

const input = z.object({ installId: z.string(), statusId: z.string() });

/** `PUT installs/{id}` (enerflo.md §4.5). */
export const installStatusWrite = defineWrite({
  operation: 'setInstallStatus',
  input,
  send: async ({ installId, statusId }, { sources, call }) => {
    await sources.enerflo.setInstallStatus(installId, statusId, call);
    return installId;
  },
  look: async ({ installId }, { sources, call }) => {
    const install = await sources.enerflo.installById(installId, call);
    return install === null ? null : { id: installId, state: { statusId: install.status?.id ?? null } };
  },
  expire: ({ installId }, access) => expireInstall(installId, access),
  renew: ({ installId }, access) => renewInstall(installId, access),
});

export interface WantedStatus {
  readonly installId: string;
  /** One of the two. */
  readonly statusId: string | null;
  /** Of the company's own list, whatever its case. */
  readonly statusName: string | null;
}

export interface WrittenInstall extends Performed {
  readonly install: Install | null;
}

export const setInstallStatus = async (wanted: WantedStatus, idempotencyKey: string | null, context: WriteContext): Promise<WrittenInstall> => {
  const { installId } = wanted;
  const performed = await performWrite(
    installStatusWrite,
    {
      ...{ idempotencyKey, given: wanted, lane: `install ${installId} status`, entity: 'install', entityId: installId },
      prepare: () => prepare(wanted, context),
    },
    context,
  );
  return { ...performed, install: performed.write?.state === 'done' ? await installAfterWrite(installId, context) : null };
};

const prepare = async (wanted: WantedStatus, { sources, call }: WriteContext): Promise<Prepared | readonly UserError[]> => {
  const found = findStatus(wanted, await sources.enerflo.installStatuses(call));
  if ('code' in found) return [found];
  const install = await sources.enerflo.installById(wanted.installId, call);
  if (install === null) return [{ field: 'installId', code: 'NOT_FOUND', message: 'There is no such install in Enerflo.' }];
  const { installId } = wanted;
  return { input: { installId, statusId: found.id }, before: { statusId: install.status?.id ?? null }, after: { statusId: found.id }, resultId: installId };
};

const findStatus = ({ statusId, statusName }: WantedStatus, statuses: readonly InstallStatus[]): InstallStatus | UserError => {
  if ((statusId === null) === (statusName === null)) return { field: 'statusId', code: 'MISSING', message: 'Give either `statusId` or `statusName`.' };
  const field = statusId === null ? 'statusName' : 'statusId';
  const found = statuses.filter(({ id, name }) => (statusId === null ? name.toLowerCase() === statusName?.trim().toLowerCase() : id === statusId));
  const [one, other] = found;
  if (one === undefined) return { field, code: 'NOT_FOUND', message: `There is no such status. Valid ones: ${list(statuses)}.` };
  return other === undefined ? one : { field, code: 'CONFLICT', message: `Several statuses have this name; give the id: ${list(found)}.` };
};

const list = (statuses: readonly InstallStatus[]): string => statuses.map(({ id, name }) => `${name} (${id})`).join(', ');
