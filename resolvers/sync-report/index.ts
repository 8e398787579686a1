import { SyncedEntityResolver, SyncReportResolver } from './sync-report.resolver.ts';

export const syncReport = { resolvers: [SyncReportResolver, SyncedEntityResolver], references: {} } as const;
