import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig } from '../src/config.ts';
import { readErpConfigs } from '../src/sources/erp/config-schema.ts';

const HASH = `sha256:${'ab'.repeat(32)}`;
const complete = {
  ENNEO_URL: 'https://company.enneo.ai/api/mind',
  ENNEO_TOKEN: 'enneo-token-value',
  ERP_KIND: 'powercloud',
  ERP_URL: 'https://erp.example.com',
  ERP_KEY: 'erp-hash-value',
  ERP_USER: 'erp-user-value',
  ERP_PASSWORD: 'erp-password-value',
  ENERFLO_URL: 'https://enerflo.example.com',
  ENERFLO_KEY: 'enerflo-key-value',
};

const read = (env: Record<string, string | undefined>, files: Record<string, string> = {}, needsKeys = false): Config =>
  readConfig(env, {
    readFile: (path) => files[path] ?? raise(Object.assign(new Error(`ENOENT ${path}`), { code: 'ENOENT' })),
    toErps: readErpConfigs,
    needsKeys,
  });
const raise = (error: Error): never => {
  throw error;
};
const problemsOf = (env: Record<string, string | undefined>, files: Record<string, string> = {}): readonly string[] => {
  try {
    read(env, files);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('a complete configuration', () => {
  it('has the documented defaults', () => {
    expect(read(complete)).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      logLevel: 'info',
      requestDeadlineMs: 8000,
      queryCostLimit: 2000,
      tracing: null,
      inFlightLimit: 2000,
      databaseUrl: null,
      dataDir: '.busbar',
      syncCron: '0 2 * * *',
      importCron: null,
      enneoContracts: 'realtime',
      webhookSecrets: [],
      apiKeys: [],
      jwt: null,
      facade: { sendLegitimation: false, strict: false, maxAgeMs: 300_000, erpUrlTemplate: null, ownMailDomains: [] },
    });
  });

  it('holds what was set', () => {
    const config = read({
      ...complete,
      PORT: '0',
      HOST: '::',
      LOG_LEVEL: 'warn',
      REQUEST_DEADLINE_MS: '3000',
      FACADE_MAX_AGE_SECONDS: '0',
      SYNC_CRON: '15 2 * * *',
      IMPORT_CRON: '*/10 * * * *',
      ENNEO_CONTRACTS: 'import',
      WEBHOOK_SECRET: 'hook-2,hook-1',
    });
    expect(config).toMatchObject({
      port: 0,
      host: '::',
      logLevel: 'warn',
      requestDeadlineMs: 3000,
      facade: { maxAgeMs: 0 },
      syncCron: '15 2 * * *',
      importCron: '*/10 * * * *',
      enneoContracts: 'import',
      enneo: { url: complete.ENNEO_URL },
    });
    expect([config.enneo.token, config.enerflo.key, ...config.webhookSecrets].map((secret) => secret.reveal())).toEqual([
      'enneo-token-value',
      'enerflo-key-value',
      'hook-2',
      'hook-1',
    ]);
    expect(config.erp.reveal()).toEqual({
      kind: 'powercloud',
      name: 'erp',
      url: complete.ERP_URL,
      hash: 'erp-hash-value',
      user: 'erp-user-value',
      password: 'erp-password-value',
      functions: undefined,
    });
  });

  it('shows no secret however it is logged', () => {
    const config = read({ ...complete, WEBHOOK_SECRET: 'hook-value', DATABASE_URL: 'postgres://u:database-value@db/busbar' });
    const logged = [JSON.stringify(config), inspect(config, { depth: 9, showHidden: true }), `${config.enneo.token} ${config.erp}`].join();
    expect(logged).not.toMatch(/-value|database-value/);
    expect(logged).toContain('[secret]');
  });

  it('says where traces go, with headers nobody sees', () => {
    const { tracing } = read({
      ...complete,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20abc=,x-team=crm-value',
      TRACE_SAMPLE_RATIO: '0.5',
    });
    expect(tracing).toMatchObject({ endpoint: 'http://collector:4318', serviceName: 'busbar', ratio: 0.5 });
    expect(tracing?.headers.reveal()).toBe('authorization=Basic%20abc=,x-team=crm-value');
    expect(inspect(tracing, { depth: 9, showHidden: true })).not.toContain('crm-value');
  });

  it('takes an empty value for an absent one', () => {
    expect(read({ ...complete, PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: null });
  });
});

describe('a value from a file', () => {
  it('stands for the variable, its last line break cut off', () => {
    const config = read({ ...complete, ENNEO_TOKEN: undefined, ENNEO_TOKEN_FILE: '/run/token' }, { '/run/token': 'from-file\n' });
    expect(config.enneo.token.reveal()).toBe('from-file');
  });

  it('that is missing, empty or beside the variable itself is a problem', () => {
    const env = { ...complete, ENNEO_TOKEN: undefined, ENNEO_TOKEN_FILE: '/none', ENERFLO_KEY_FILE: '/key', WEBHOOK_SECRET_FILE: '/empty' };
    expect(problemsOf(env, { '/key': 'k', '/empty': '\n' })).toEqual([
      'ENNEO_TOKEN_FILE: the file cannot be read (ENOENT); give the path of a file this user may read',
      'ENERFLO_KEY_FILE: ENERFLO_KEY is set too; keep one of the two',
      'WEBHOOK_SECRET_FILE: the file is empty; write the value of WEBHOOK_SECRET into it',
    ]);
  });

  it('is not looked for under names that are none of ours', () => {
    expect(problemsOf({ ...complete, SSL_CERT_FILE: '/none' })).toEqual([]);
  });
});

describe('the ERP', () => {
  it('may be LynqTech with a key or with a client', () => {
    const lynqtech = { ...complete, ERP_KIND: 'lynqtech' };
    expect(read(lynqtech).erp.reveal()).toMatchObject({ kind: 'lynqtech', apiKey: 'erp-hash-value' });
    const client = { ...lynqtech, ERP_KEY: undefined, ERP_TOKEN_URL: 'https://login.example.com/token' };
    expect(read(client).erp.reveal()).toMatchObject({ clientId: 'erp-user-value', tokenUrl: 'https://login.example.com/token' });
    expect(problemsOf({ ...client, ERP_USER: undefined })).toEqual([
      'ERP_KEY: is not set; give the API key of LynqTech, or a client in ERP_USER and ERP_PASSWORD',
    ]);
  });

  it('may be described in a file, its secrets in variables the file names; several are refused for now', () => {
    const file = JSON.stringify([
      { source: 'old', kind: 'powercloud', url: 'https://old.example.com' },
      { source: 'new', kind: 'lynqtech', url: 'https://new.example.com', keyFrom: 'ERP_NEW_KEY' },
    ]);
    const env = { ...complete, ERP_KIND: undefined, ERP_URL: undefined, ERP_CONFIG: '/erps.json', ERP_NEW_KEY_FILE: '/new-key' };
    expect(problemsOf(env, { '/erps.json': file, '/new-key': 'k' })).toEqual(['ERP_CONFIG: describes several ERPs; this version reads one, leave one in']);
    const [, only] = JSON.parse(file);
    expect(read(env, { '/erps.json': JSON.stringify(only), '/new-key': 'k' }).erp.reveal()).toMatchObject({ name: 'new', apiKey: 'k' });
  });

  it.each([
    ['of no kind', { ERP_KIND: undefined }, {}, 'ERP_KIND: is not set; give powercloud, lynqtech or rest, or describe your ERPs in the file ERP_CONFIG names'],
    ['of an unknown kind', { ERP_KIND: 'sap' }, {}, 'ERP_KIND: is not one of powercloud, lynqtech, rest'],
    ['of kind rest without a file', { ERP_KIND: 'rest' }, {}, 'ERP_CONFIG: is not set; ERP_KIND rest needs the path of a JSON file that describes the ERP'],
    ['with a file that is not there', { ERP_CONFIG: '/none' }, {}, 'ERP_CONFIG: the file cannot be read (ENOENT); give the path of a file this user may read'],
    ['with a file that is not JSON', { ERP_CONFIG: '/c' }, { '/c': '{' }, 'ERP_CONFIG: the file is not JSON; correct it'],
    ['with an address that is none', { ERP_URL: 'erp' }, {}, expect.stringMatching(/^ERP_URL: is not a plain http or https URL/)],
    ['with a file that describes nothing', { ERP_CONFIG: '/c' }, { '/c': '{"kind":"powercloud"}' }, expect.stringMatching(/^ERP_CONFIG: /)],
  ])('%s is a problem', (_, env, files, problem) => {
    const found = problemsOf({ ...complete, ...env }, files);
    expect(found[0]).toEqual(problem);
  });
});

describe('a wrong configuration', () => {
  it('is told all at once, sources that are missing included', () => {
    const error = problemsOf({ PORT: '70000', LOG_LEVEL: 'loud', REQUEST_DEADLINE_MS: '1e3', JWKS_URL: 'https://id.example.com/keys' });
    expect(error.map((problem) => problem.split(':')[0]).toSorted()).toEqual([
      'ENERFLO_KEY',
      'ENERFLO_URL',
      'ENNEO_TOKEN',
      'ENNEO_URL',
      'ERP_KIND',
      'JWT_AUDIENCE',
      'JWT_ISSUER',
      'LOG_LEVEL',
      'PORT',
      'REQUEST_DEADLINE_MS',
    ]);
  });

  it('is one message, a line for each problem, without the values', () => {
    expect(() => read({ ...complete, ENNEO_TOKEN: 'tok en', ENERFLO_URL: undefined })).toThrow(
      'The configuration has 2 problems:\n' +
        'ENNEO_TOKEN: holds a blank or a character that no header can carry; copy the credential again\n' +
        'ENERFLO_URL: is not set; give the address of Enerflo, https://enerflo.io',
    );
  });

  it.each([
    ['ENNEO_URL', 'ftp://company.enneo.ai'],
    ['ENNEO_URL', 'https://user:pass@company.enneo.ai'],
    ['ENERFLO_URL', 'https://enerflo.io?api_key=1'],
    ['DATABASE_URL', 'mysql://db'],
    ['SYNC_CRON', 'daily'],
    ['WEBHOOK_SECRET', 'a/b'],
    ['WEBHOOK_SECRET', 'new, old'],
    ['WEBHOOK_SECRET', 'new,'],
    ['PORT', '-1'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization'],
    ['TRACE_SAMPLE_RATIO', '1.1'],
    ['REQUEST_DEADLINE_MS', '99'],
    ['WRITE_SETTLE_MS', '0'],
    ['ENERFLO_TIME_ZONE', 'Europe/Musterstadt'],
    ['HOST', 'a b'],
  ])('names %s when it is %s', (name, value) => {
    expect(problemsOf({ ...complete, [name]: value })).toEqual([expect.stringMatching(`^${name}: .{10}`)]);
  });
});

describe('the API keys', () => {
  const entry = { id: 'k1', name: 'dashboard', hash: HASH, scopes: ['graph:read'] };

  it('are read from their file', () => {
    expect(read({ ...complete, API_KEYS_FILE: '/keys' }, { '/keys': JSON.stringify([entry]) }).apiKeys).toEqual([entry]);
  });

  it.each([
    ['no list', {}],
    ['a hash of another kind', [{ ...entry, hash: 'md5:00' }]],
    ['a scope that does not exist', [{ ...entry, scopes: ['everything'] }]],
    ['no scope', [{ ...entry, scopes: [] }]],
    ['a key in the clear', [{ ...entry, key: 'secret' }]],
    ['an end that is no time', [{ ...entry, expiresAt: 'soon' }]],
    ['one id twice', [entry, { ...entry, hash: `sha256:${'cd'.repeat(32)}` }]],
  ])('with %s are a problem', (_, file) => {
    expect(problemsOf({ ...complete, API_KEYS_FILE: '/keys' }, { '/keys': JSON.stringify(file) })).toEqual([
      expect.stringMatching(/^API_KEYS_FILE: .+; make entries with `busbar keys create`$/),
    ]);
  });
});

describe('who may ask', () => {
  it('is among the problems where nobody could', () => {
    expect(() => read(complete, {}, true)).toThrow(/^API_KEYS_FILE: is not set, nor are JWKS_URL, JWT_ISSUER and JWT_AUDIENCE/m);
    expect(() => read({ ...complete, ENNEO_TOKEN: undefined }, {}, true)).toThrow(/ENNEO_TOKEN: [\s\S]*API_KEYS_FILE: /);
  });
});

describe('a rules file', () => {
  const rules = [{ id: 'held', when: 'INSTALL_ON_HOLD', do: { webhook: 'crm' } }];
  const webhooks = { crm: { url: 'https://crm.example.com', secret: 'RULES_CRM' } };
  const env = { ...complete, RULES_FILE: '/rules', RULES_CRM_FILE: '/secret' };

  it('finds the secrets it names in the environment or in files', () => {
    const secret = `whsec_${Buffer.alloc(32).toString('base64')}`;
    const { rules: found } = read(env, { '/rules': JSON.stringify({ webhooks, rules }), '/secret': `${secret}\n` });
    expect(found.webhooks.get('crm')?.secrets.map((one) => one.reveal())).toEqual([secret]);
    expect(read(complete).rules).toEqual({ rules: [], webhooks: new Map() });
  });

  it('has its problems listed with all others', () => {
    const file = JSON.stringify({ webhooks, rules: [{ ...rules[0], do: { webhook: 'mail' } }] });
    expect(problemsOf({ ...env, PORT: 'x' }, { '/rules': file, '/secret': 'no' })).toEqual([
      expect.stringMatching(/^PORT: /),
      expect.stringMatching(/^RULES_FILE: webhooks\.crm\.secret: RULES_CRM holds no "whsec_"/),
      'RULES_FILE: rules.0.do.webhook: there is no webhook "mail"; describe it under "webhooks"',
    ]);
    expect(problemsOf({ ...complete, RULES_FILE: '/none' })).toEqual([expect.stringMatching(/^RULES_FILE: the file cannot be read \(ENOENT\)/)]);
  });
});
