import { milestoneReference } from './milestone.reference.ts';
import { MilestoneResolver } from './milestone.resolver.ts';

export const milestone = { resolvers: [MilestoneResolver], references: { Milestone: milestoneReference } } as const;
