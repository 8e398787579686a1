import type { Project } from '../../src/domain/project.ts';
import { projectOfDeal } from '../../src/usecases/find-project.ts';
import { keyOf, type Reference } from '../shared/reference.ts';

export const projectReference: Reference<Project> = (key, context) => projectOfDeal(keyOf(key, 'id').toLowerCase(), context);
