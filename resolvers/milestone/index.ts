import { freshnessOf } from '../shared/freshness.resolver.ts';
import { milestoneReference } from './milestone.reference.ts';
import { MilestoneResolver } from './milestone.resolver.ts';
import { MilestoneType } from './milestone.type.ts';

export const milestone = { resolvers: [freshnessOf(MilestoneType), MilestoneResolver], references: { Milestone: milestoneReference } } as const;
