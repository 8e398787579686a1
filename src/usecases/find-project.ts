import type { Freshness } from '../domain/freshness.ts';
import type { Install } from '../domain/install.ts';
import type { Project } from '../domain/project.ts';
import { toProjectOfInstall } from '../domain/to-project-of-install.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { ReadContext } from '../reader/read.ts';

interface Access {
  readonly loaders: Loaders;
  readonly call: ReadContext;
  readonly freshnessOf: (record: object) => Freshness | null;
}

/** As an event told of it last, else what its install knows of it. `dealId` in small letters. */
export const projectOfDeal = async (dealId: string, access: Access): Promise<Project | null> => {
  const told = await access.loaders.told.projectByDealId.load(dealId);
  if (told !== null) return told;
  const install = await access.loaders.enerflo.installByDealId.load(dealId);
  return install === null ? null : fromInstall(install, access);
};

export const projectOfInstall = async (install: Install, access: Access): Promise<Project | null> => {
  if (install.dealId === null) return null;
  const told = await access.loaders.told.projectByDealId.load(install.dealId.toLowerCase());
  return told ?? fromInstall(install, access);
};

/** As fresh as the install. */
const fromInstall = (install: Install, { call, freshnessOf }: Access): Project | null => {
  const project = toProjectOfInstall(install);
  const age = freshnessOf(install);
  if (project !== null && age !== null) call.served('ENERFLO', { record: project, fetchedAt: Date.parse(age.asOf), state: age.stale ? 'STALE' : 'CACHED' });
  return project;
};
