import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '../../src/domain/principal.ts';
import { createApiKey } from '../../src/server/auth/create-api-key.ts';

export interface KeyFile {
  readonly key: string;
  /** For `API_KEYS_FILE`. */
  readonly path: string;
  /** For `DATA_DIR`. */
  readonly dataDir: string;
  remove(): Promise<void>;
}

/** A key made for one run, as `busbar keys create` makes them. */
export const writeKeyFile = async (...scopes: readonly Scope[]): Promise<KeyFile> => {
  const { key, entry } = createApiKey(randomBytes)('bench', scopes.length === 0 ? ['graph:read'] : scopes);
  const folder = await mkdtemp(join(tmpdir(), 'busbar-bench-'));
  const path = join(folder, 'keys.json');
  await writeFile(path, JSON.stringify([entry]));
  return { key, path, dataDir: join(folder, 'data'), remove: () => rm(folder, { recursive: true }) };
};
