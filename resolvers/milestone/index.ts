import { freshnessOf } from '../shared/freshness.resolver.ts';
import { milestoneReference } from './milestone.reference.ts';
import { MilestoneResolver } from './milestone.resolver.ts';
import { MilestoneType } from './milestone.type.ts';
import { MilestoneChangedResolver } from './milestone-changed.resolver.ts';
import { WriteMilestoneResolver } from './write-milestone.resolver.ts';

export const milestone = {
  resolvers: [freshnessOf(MilestoneType), MilestoneResolver, WriteMilestoneResolver, MilestoneChangedResolver],
  references: { Milestone: milestoneReference },
} as const;
