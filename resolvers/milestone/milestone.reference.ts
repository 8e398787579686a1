import type { Milestone } from '../../src/domain/install.ts';
import { findMilestone } from '../../src/usecases/find-milestone.ts';
import { keyOf, type Reference } from '../shared/reference.ts';

export const milestoneReference: Reference<Milestone> = (key, { loaders }) => findMilestone(keyOf(key, 'id'), loaders.enerflo);
