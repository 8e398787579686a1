import type { Project } from '../../src/domain/project.ts';
import { keyOf, type Reference } from '../shared/reference.ts';

export const projectReference: Reference<Project> = (key, { loaders }) => loaders.told.projectByDealId.load(keyOf(key, 'id').toLowerCase());
