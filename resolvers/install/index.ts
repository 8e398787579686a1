import { installReference } from './install.reference.ts';
import { InstallResolver } from './install.resolver.ts';
import { WholeInstallResolver } from './whole-install.resolver.ts';

export const install = { resolvers: [InstallResolver, WholeInstallResolver], references: { Install: installReference } } as const;
