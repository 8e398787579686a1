import type { InstallFilter } from '../../src/usecases/list-installs.ts';
import type { InstallFilterInput } from './install.input.ts';

export const toInstallFilter = (input: InstallFilterInput | null | undefined): InstallFilter | null =>
  input == null ? null : { ...input, createdFrom: input.createdFrom?.toISOString() ?? null, createdTo: input.createdTo?.toISOString() ?? null };
