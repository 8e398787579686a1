import { z } from 'zod';
import type { ErpConfig } from './config.ts';
import { eventPathsSchema } from './event-paths.ts';
import type { POWERCLOUD_FUNCTIONS } from './powercloud/functions.ts';
import type { RestAuth } from './rest/auth-schema.ts';
import { restMappingSchema } from './rest/mapping-schema.ts';

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/ });

const functions = z.strictObject({
  contractById: text.optional(),
  customerById: text.optional(),
  contractsByCustomerId: text.optional(),
  searchContracts: text.optional(),
  searchCustomers: text.optional(),
} satisfies Record<keyof typeof POWERCLOUD_FUNCTIONS, z.ZodType>);

const entry = z.discriminatedUnion('kind', [
  z.strictObject({
    source: text,
    kind: z.literal('powercloud'),
    url,
    hashFrom: text.default('ERP_KEY'),
    userFrom: text.default('ERP_USER'),
    passwordFrom: text.default('ERP_PASSWORD'),
    functions: functions.optional(),
    events: eventPathsSchema.optional(),
  }),
  z.strictObject({
    source: text,
    kind: z.literal('lynqtech'),
    url,
    /** The variable that holds the API key; absent: client credentials. */
    keyFrom: text.optional(),
    clientIdFrom: text.default('ERP_USER'),
    clientSecretFrom: text.default('ERP_PASSWORD'),
    tokenUrl: text.optional(),
    scope: text.optional(),
    legacySystems: z.record(text, text).optional(),
    events: eventPathsSchema.optional(),
  }),
  restMappingSchema,
]);

type Entry = z.output<typeof entry>;

const hasUniqueNames = (entries: readonly Entry[]): boolean => new Set(entries.map(({ source }) => source)).size === entries.length;

/** The file `ERP_CONFIG` names: one ERP, or a list of them, each under a name of its own. It holds no secrets, only names of variables that do. */
export const erpConfigSchema = z
  .preprocess((file) => (Array.isArray(file) ? file : [file]), z.array(entry).min(1))
  .refine(hasUniqueNames, 'holds two ERPs of one name; `source` must be unique');

type Variables = Readonly<Record<string, string | undefined>>;

export interface ErpConfigs {
  readonly configs: readonly ErpConfig[];
  /** Each a sentence: where, and what is wrong. Empty when all is well. */
  readonly problems: readonly string[];
}

/** The ERPs of an `ERP_CONFIG` file, their secrets taken from `variables`; every problem is listed, not only the first. */
export const readErpConfigs = (file: unknown, variables: Variables): ErpConfigs => {
  const parsed = erpConfigSchema.safeParse(file);
  if (!parsed.success) return { configs: [], problems: parsed.error.issues.map(toProblem) };
  const missing = parsed.data.flatMap((one) =>
    secretNames(one)
      .filter((name) => !variables[name])
      .map((name) => `${one.source}: ${name} is not set`),
  );
  if (missing.length > 0) return { configs: [], problems: [...new Set(missing)] };
  return { configs: parsed.data.map((one) => toConfig(one, (name) => variables[name] ?? '')), problems: [] };
};

const toProblem = ({ path, message }: z.core.$ZodIssue): string => `${path.map(String).join('.') || 'the file'}: ${message}`;

const secretNames = (one: Entry): readonly string[] => {
  if (one.kind === 'powercloud') return [one.hashFrom, one.userFrom, one.passwordFrom];
  if (one.kind === 'lynqtech') return one.keyFrom === undefined ? [one.clientIdFrom, one.clientSecretFrom] : [one.keyFrom];
  return one.auth.flatMap(restSecretNames);
};

const restSecretNames = (auth: RestAuth): readonly string[] => {
  if ('from' in auth) return [auth.from];
  return auth.use === 'oauthClientCredentials' ? [auth.clientIdFrom, auth.clientSecretFrom] : [auth.userFrom, auth.passwordFrom];
};

const toConfig = (one: Entry, secret: (name: string) => string): ErpConfig => {
  const { source: name } = one;
  if (one.kind === 'powercloud') {
    const { kind, url: origin, functions: named, events } = one;
    return { kind, name, url: origin, hash: secret(one.hashFrom), user: secret(one.userFrom), password: secret(one.passwordFrom), functions: named, events };
  }
  if (one.kind === 'rest') return { kind: 'rest', name, mapping: one, secrets: Object.fromEntries(secretNames(one).map((key) => [key, secret(key)])) };
  const { kind, url: origin, legacySystems, tokenUrl, scope, events } = one;
  const base = { kind, name, url: origin, legacySystems, events };
  if (one.keyFrom !== undefined) return { ...base, apiKey: secret(one.keyFrom) };
  return { ...base, clientId: secret(one.clientIdFrom), clientSecret: secret(one.clientSecretFrom), tokenUrl, scope };
};
