import { freshnessOf } from '../shared/freshness.resolver.ts';
import { installReference } from './install.reference.ts';
import { InstallResolver } from './install.resolver.ts';
import { InstallType } from './install.type.ts';
import { InstallChangedResolver } from './install-changed.resolver.ts';
import { WholeInstallResolver } from './whole-install.resolver.ts';
import { WriteInstallResolver } from './write-install.resolver.ts';

export const install = {
  resolvers: [freshnessOf(InstallType), InstallResolver, WholeInstallResolver, WriteInstallResolver, InstallChangedResolver],
  references: { Install: installReference },
} as const;
