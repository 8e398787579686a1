import type { Milestone } from '../domain/install.ts';
import type { EnerfloLoaders } from '../loaders/enerflo-loaders.ts';

/** Milestones are read with their install: Enerflo has no call for one. The id is `<installId>-<templateId>`. */
export const findMilestone = async (id: string, enerflo: EnerfloLoaders): Promise<Milestone | null> => {
  const [installId = ''] = id.split('-');
  const install = await enerflo.installById.load(installId);
  return install?.milestones.find((milestone) => milestone.id === id) ?? null;
};
