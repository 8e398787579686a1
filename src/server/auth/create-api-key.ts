import type { Scope } from '../../domain/principal.ts';
import { type ApiKeyEntry, hashKey } from './api-keys.ts';

const KEY_BYTES = 32;
const ID_BYTES = 6;

export interface NewApiKey {
  /** Shown once and kept nowhere. The prefix lets scanners of leaked secrets recognise it. */
  readonly key: string;
  /** What goes into `API_KEYS_FILE`. */
  readonly entry: ApiKeyEntry;
}

/** `random`: that many bytes nobody can guess, `crypto.randomBytes`. */
export const createApiKey =
  (random: (bytes: number) => Buffer) =>
  (name: string, scopes: readonly Scope[]): NewApiKey => {
    const key = `busbar_${random(KEY_BYTES).toString('base64url')}`;
    const id = `key_${random(ID_BYTES).toString('hex')}`;
    return { key, entry: { id, name, hash: `sha256:${hashKey(key).toString('hex')}`, scopes: [...scopes] } };
  };
