import { hash as digest, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Principal, SCOPES } from '../../domain/principal.ts';

/** One key of `API_KEYS_FILE`. The key itself is nowhere: only its hash is. */
const apiKeyEntry = z.strictObject({
  id: z.string().min(1),
  /** Shown in logs and refusals. */
  name: z.string().min(1),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'is not "sha256:" and 64 lower-case hex digits'),
  scopes: z.array(z.enum(SCOPES, `is not one of ${SCOPES.join(', ')}`)).min(1, 'names no scope'),
  expiresAt: z.iso.datetime({ offset: true, error: 'is not a time like 2027-01-31T00:00:00Z' }).optional(),
  /** Only for callers on this machine: the demo's key. */
  loopbackOnly: z.boolean().optional(),
});
export type ApiKeyEntry = Readonly<z.output<typeof apiKeyEntry>>;

export interface ApiKeys {
  readonly keys: readonly ApiKeyEntry[];
  /** Each a sentence: which entry, and what is wrong. Empty when all is well. */
  readonly problems: readonly string[];
}

export const parseApiKeys = (file: unknown): ApiKeys => {
  const parsed = z.array(apiKeyEntry, 'the file is not a list of keys').safeParse(file);
  if (!parsed.success) return { keys: [], problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()) };
  const twice = parsed.data.filter(({ id, hash }, at) => parsed.data.findIndex((other) => other.id === id || other.hash === hash) !== at);
  return { keys: parsed.data, problems: twice.map(({ id }) => `the id or hash of ${id} is there twice`) };
};

export const hashKey = (key: string): Buffer => digest('sha256', key, 'buffer');

interface KnownKey {
  readonly hash: Buffer;
  readonly loopbackOnly: boolean;
  readonly principal: Principal;
}

/** Whose key it is; null when nobody's. Every entry is compared, each in constant time, so timing tells nothing of how close a guess was. */
export type FindKey = (key: string, isLoopback: boolean) => Principal | null;

export const createFindKey = (entries: readonly ApiKeyEntry[]): FindKey => {
  const known = entries.map(toKnownKey);
  return (key, isLoopback) => {
    const hash = hashKey(key);
    let found: Principal | null = null;
    for (const one of known) if (timingSafeEqual(one.hash, hash) && (isLoopback || !one.loopbackOnly)) found = one.principal;
    return found;
  };
};

const toKnownKey = ({ id, name, hash, scopes, expiresAt, loopbackOnly = false }: ApiKeyEntry): KnownKey => ({
  hash: Buffer.from(hash.slice('sha256:'.length), 'hex'),
  loopbackOnly,
  principal: { id, name, kind: 'apiKey', scopes: new Set(scopes), expiresAt: expiresAt === undefined ? null : Date.parse(expiresAt) },
});
