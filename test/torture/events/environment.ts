import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import type { Sandbox } from '../../../sandbox/start.ts';

export const SECRET = 'torture';
export const KEY = 'torture';

/** `busbar serve` over the sandbox with its webhooks open; its key reads and operates. */
export const toEnvironment = async ({ enneoUrl, erpUrl, enerfloUrl }: Sandbox, folder: string, databaseUrl: string | null): Promise<Record<string, string>> => {
  const keys = join(folder, 'keys.json');
  await writeFile(keys, JSON.stringify([{ id: KEY, name: KEY, hash: `sha256:${hash('sha256', KEY)}`, scopes: ['graph:read', 'operate'] }]));
  const { enneoToken, enerfloKey, powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;
  return {
    ...(databaseUrl === null ? { DATA_DIR: folder } : { DATABASE_URL: databaseUrl }),
    ...{ API_KEYS_FILE: keys, WEBHOOK_SECRET: SECRET },
    ...{ ENNEO_URL: enneoUrl, ENNEO_TOKEN: enneoToken, ENERFLO_URL: enerfloUrl, ENERFLO_KEY: enerfloKey, ENERFLO_CALLS_PER_MINUTE: '100000' },
    ...{ ERP_KIND: 'powercloud', ERP_URL: erpUrl, ERP_KEY: powercloudHash, ERP_USER: powercloudUser, ERP_PASSWORD: powercloudPassword },
  };
};
