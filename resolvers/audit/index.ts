import { AuditResolver } from './audit.resolver.ts';

export const audit = { resolvers: [AuditResolver], references: {} } as const;
