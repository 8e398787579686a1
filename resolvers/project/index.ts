import { freshnessOf } from '../shared/freshness.resolver.ts';
import { projectReference } from './project.reference.ts';
import { ProjectOfInstallResolver, ProjectResolver } from './project.resolver.ts';
import { ProjectType } from './project.type.ts';

export const project = {
  resolvers: [freshnessOf(ProjectType), ProjectResolver, ProjectOfInstallResolver],
  references: { Project: projectReference },
} as const;
