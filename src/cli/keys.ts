import { randomBytes } from 'node:crypto';
import { ConfigError } from '../config.ts';
import { SCOPES, type Scope } from '../domain/principal.ts';
import { createApiKey } from '../server/auth/create-api-key.ts';
import { say } from './say.ts';

/** `busbar keys create`: the key is shown once; only its hash goes into the file. */
export const createKey = ({ name, scopes }: { name: string; scopes: string }): void => {
  const { key, entry } = createApiKey(randomBytes)(name, toScopes(scopes));
  say(`Key, shown this once:\n\n  ${key}\n\nEntry for the list in API_KEYS_FILE:\n\n${JSON.stringify(entry, null, 2)}`);
};

const toScopes = (text: string): readonly Scope[] =>
  text.split(',').map((word) => {
    const scope = SCOPES.find((known) => known === word.trim());
    if (scope === undefined) throw new ConfigError([`--scopes: "${word}" is not one of ${SCOPES.join(', ')}`]);
    return scope;
  });
