import type { ZodError } from 'zod';
import { ConfigError } from './config/config-error.ts';
import { readErps, readJsonFile, type ToErps } from './config/read-erps.ts';
import { type ReadFile, readVariables, type Variables } from './config/read-variables.ts';
import { type CheckedVariables, type ENNEO_CONTRACTS, type LOG_LEVELS, storeSchema, variablesSchema } from './config/variables.ts';
import { NO_RULES, type Rules } from './domain/rules/rule.ts';
import { Secret } from './domain/secret.ts';
import { type ApiKeyEntry, parseApiKeys } from './server/auth/api-keys.ts';
import type { JwtOptions } from './server/auth/verify-jwt.ts';
import type { ErpConfig } from './sources/erp/config.ts';
import { readRules } from './usecases/rules/read-rules.ts';
import type { WriteSettings } from './usecases/writes/write-parts.ts';

export { ConfigError } from './config/config-error.ts';

/** Safe to log: what is secret prints as `[secret]`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly requestDeadlineMs: number;
  /** Calls to sources a query may be taken to cost. */
  readonly queryCostLimit: number;
  /** Requests under way at once, webhooks apart; fewer while the processor cannot keep up. */
  readonly inFlightLimit: number;
  /** null: nothing is traced. The headers are secret. */
  readonly tracing: { readonly endpoint: string; readonly headers: Secret; readonly serviceName: string; readonly ratio: number } | null;
  /** null: the embedded database in `dataDir`. */
  readonly databaseUrl: Secret | null;
  readonly dataDir: string;
  readonly syncCron: string;
  /** null: Enneo is told of changed contracts only by `busbar import`. */
  readonly importCron: string | null;
  /** realtime: Enneo reads contracts through us and keeps answers for a while; import: it has a copy of its own, which we keep; off: it is told nothing. */
  readonly enneoContracts: (typeof ENNEO_CONTRACTS)[number];
  readonly enneo: { readonly url: string; readonly token: Secret };
  readonly erp: Secret<ErpConfig>;
  /** `callsPerMinute`: what we allow ourselves; Enerflo allows 300 per key (docs.enerflo.io/docs/api-rate-limits), shared by all instances. */
  readonly enerflo: { readonly url: string; readonly key: Secret; readonly callsPerMinute: number };
  readonly facade: FacadeConfig;
  /** false: an operation of a source that fails goes on being called. */
  readonly breakers: boolean;
  readonly writes: WriteSettings;
  readonly rules: Rules;
  /** Any of them opens the webhooks: two while one replaces the other. None: they are refused. */
  readonly webhookSecrets: readonly Secret[];
  readonly apiKeys: readonly ApiKeyEntry[];
  readonly jwt: JwtOptions | null;
}

export interface FacadeConfig {
  /** Level and message are sent to Enneo and override its own check. */
  readonly sendLegitimation: boolean;
  /** A customer with several contracts that may be meant is no hit. */
  readonly strict: boolean;
  /** Milliseconds a record of the ERP may be old when the request does not say; 0 reads live. */
  readonly maxAgeMs: number;
  /** Where a contract is found in the ERP's own screens, `https://erp.example.com/contract/{contractId}`; null: no links. */
  readonly erpUrlTemplate: string | null;
  /** Mail domains of the supplier itself: they never identify anybody. */
  readonly ownMailDomains: readonly string[];
}

export interface ConfigFiles {
  /** Throws when the file cannot be read. */
  readonly readFile: ReadFile;
  readonly toErps: ToErps;
  /** Whether somebody must be able to ask: not so where a key comes from elsewhere. */
  readonly needsKeys: boolean;
}

const NEEDED = {
  ENNEO_URL: 'is not set; give the address of Enneo, https://company.enneo.ai',
  ENNEO_TOKEN: 'is not set; give an API token of Enneo',
  ENERFLO_URL: 'is not set; give the address of Enerflo, https://enerflo.io',
  ENERFLO_KEY: 'is not set; give the API key Enerflo Support issued',
} as const;

/** The configuration of everything that needs the real sources, from the environment. Throws a `ConfigError` that lists every problem. */
export const readConfig = (env: Variables, { readFile, toErps, needsKeys }: ConfigFiles): Config => {
  const problems: string[] = [];
  const variables = readVariables(env, readFile, problems);
  const checked = variablesSchema.safeParse(variables);
  problems.push(...toProblems(checked.error));
  const isUnread = (name: string): boolean => variables[name] === undefined && env[`${name}_FILE`] === undefined;
  problems.push(
    ...Object.entries(NEEDED)
      .filter(([name]) => isUnread(name))
      .map(([name, why]) => `${name}: ${why}`),
  );
  const erps = readErps(variables, readFile, toErps, problems);
  const apiKeys = readApiKeys(variables.API_KEYS_FILE, readFile, problems);
  const jwt = readJwt(variables, problems);
  const rules = readRulesFile(variables, readFile, problems);
  if (erps.length > 1) problems.push('ERP_CONFIG: describes several ERPs; this version reads one, leave one in');
  if (needsKeys && !isSet(variables, 'API_KEYS_FILE', 'JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE')) {
    problems.push('API_KEYS_FILE: is not set, nor are JWKS_URL, JWT_ISSUER and JWT_AUDIENCE: nobody could ask anything; make a key with `busbar keys create`');
  }
  const [erp] = erps;
  if (problems.length > 0 || !checked.success || erp === undefined) throw new ConfigError(problems);
  return { ...toConfig(checked.data, erp, apiKeys, jwt), rules };
};

/** Where the store is, for what needs nothing else. Throws a `ConfigError` that lists every problem of that. */
export const readStoreConfig = (env: Variables, readFile: ReadFile): Pick<Config, 'databaseUrl' | 'dataDir'> => {
  const problems: string[] = [];
  const { DATABASE_URL, DATABASE_URL_FILE, DATA_DIR } = env;
  const checked = storeSchema.safeParse(readVariables({ DATABASE_URL, DATABASE_URL_FILE, DATA_DIR }, readFile, problems));
  problems.push(...toProblems(checked.error));
  if (problems.length > 0 || !checked.success) throw new ConfigError(problems);
  return { databaseUrl: toSecret(checked.data.DATABASE_URL), dataDir: checked.data.DATA_DIR };
};

const toProblems = (error: ZodError | undefined): readonly string[] => (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

const isSet = (variables: Variables, ...names: readonly string[]): boolean => names.some((name) => variables[name] !== undefined);

const readApiKeys = (path: string | undefined, readFile: ReadFile, problems: string[]): readonly ApiKeyEntry[] => {
  const file = path === undefined ? undefined : readJsonFile('API_KEYS_FILE', path, readFile, problems);
  if (file === undefined) return [];
  const { keys, problems: found } = parseApiKeys(file);
  problems.push(...found.map((problem) => `API_KEYS_FILE: ${problem}; make entries with \`busbar keys create\``));
  return keys;
};

const readRulesFile = (variables: Variables, readFile: ReadFile, problems: string[]): Rules => {
  const { RULES_FILE: path } = variables;
  const file = path === undefined ? undefined : readJsonFile('RULES_FILE', path, readFile, problems);
  if (file === undefined) return NO_RULES;
  const { rules, problems: found } = readRules(file, variables);
  problems.push(...found.map((problem) => `RULES_FILE: ${problem}`));
  return rules;
};

const readJwt = ({ JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience }: Variables, problems: string[]): JwtOptions | null => {
  if (jwksUrl !== undefined && issuer !== undefined && audience !== undefined) return { jwksUrl, issuer, audience };
  const isWanted = (jwksUrl ?? issuer ?? audience) !== undefined;
  for (const [name, value] of isWanted ? Object.entries({ JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience }) : [])
    if (value === undefined) problems.push(`${name}: is not set; tokens are checked only with all of JWKS_URL, JWT_ISSUER and JWT_AUDIENCE`);
  return null;
};

const toConfig = (variables: CheckedVariables, erp: ErpConfig, apiKeys: readonly ApiKeyEntry[], jwt: JwtOptions | null): Omit<Config, 'rules'> => ({
  port: variables.PORT,
  host: variables.HOST,
  logLevel: variables.LOG_LEVEL,
  requestDeadlineMs: variables.REQUEST_DEADLINE_MS,
  queryCostLimit: variables.QUERY_COST_LIMIT,
  tracing: toTracing(variables),
  inFlightLimit: variables.IN_FLIGHT_LIMIT,
  databaseUrl: toSecret(variables.DATABASE_URL),
  dataDir: variables.DATA_DIR,
  syncCron: variables.SYNC_CRON,
  importCron: variables.IMPORT_CRON ?? null,
  enneoContracts: variables.ENNEO_CONTRACTS,
  enneo: { url: variables.ENNEO_URL ?? '', token: new Secret(variables.ENNEO_TOKEN ?? '') },
  erp: new Secret(erp),
  enerflo: { url: variables.ENERFLO_URL ?? '', key: new Secret(variables.ENERFLO_KEY ?? ''), callsPerMinute: variables.ENERFLO_CALLS_PER_MINUTE },
  breakers: variables.SOURCE_BREAKERS,
  facade: {
    sendLegitimation: variables.ENNEO_SEND_LEGITIMATION,
    strict: variables.ENNEO_STRICT_SEARCH,
    maxAgeMs: variables.FACADE_MAX_AGE_SECONDS * 1000,
    erpUrlTemplate: variables.ERP_URL_TEMPLATE ?? null,
    ownMailDomains: variables.OWN_MAIL_DOMAINS.split(',')
      .map((domain) => domain.trim().toLowerCase())
      .filter(Boolean),
  },
  writes: { settleMs: variables.WRITE_SETTLE_MS, timeZone: variables.ENERFLO_TIME_ZONE },
  webhookSecrets: (variables.WEBHOOK_SECRET?.split(',') ?? []).map((secret) => new Secret(secret)),
  apiKeys,
  jwt,
});

const toSecret = (value: string | undefined): Secret | null => (value === undefined ? null : new Secret(value));

const toTracing = (variables: CheckedVariables): Config['tracing'] => {
  const {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: headers = '',
    OTEL_SERVICE_NAME: serviceName,
    TRACE_SAMPLE_RATIO: ratio,
  } = variables;
  return endpoint === undefined ? null : { endpoint, headers: new Secret(headers), serviceName, ratio };
};
