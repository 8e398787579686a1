import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toTokenTransportOptions, toTransportOptions } from '../../../src/sources/erp/config.ts';
import { readErpConfigs } from '../../../src/sources/erp/config-schema.ts';

const PLAIN: unknown = JSON.parse(readFileSync(new URL('../../fixtures/erp/rest-config.json', import.meta.url), 'utf8'));

const POWERCLOUD = { source: 'pc', kind: 'powercloud', url: 'https://pc.example.com' };
const LYNQTECH = {
  source: 'lq',
  kind: 'lynqtech',
  url: 'https://lq.example.com',
  tokenUrl: 'https://login.lq.example.com/oauth2/token',
  legacySystems: { powercloud: 'pc' },
};

const VARIABLES = { ERP_KEY: 'key', ERP_USER: 'user', ERP_PASSWORD: 'password' };

describe('ERP_CONFIG', () => {
  it('may be the mapping of one REST ERP', () => {
    const { configs, problems } = readErpConfigs(PLAIN, VARIABLES);
    expect(problems).toEqual([]);
    expect(configs).toMatchObject([{ kind: 'rest', name: 'plain', secrets: { ERP_KEY: 'key' } }]);
  });

  it('may be several ERPs, each with its own transport and limits', () => {
    const { configs } = readErpConfigs([POWERCLOUD, LYNQTECH, PLAIN], VARIABLES);
    expect(configs.map(toTransportOptions)).toMatchObject([
      { origin: 'https://pc.example.com', concurrency: 4, timeoutMs: 8000 },
      { origin: 'https://lq.example.com', concurrency: 10 },
      { origin: 'http://127.0.0.1:4102', concurrency: 8 },
    ]);
    expect(configs.map((config) => toTokenTransportOptions(config)?.origin ?? null)).toEqual([null, 'https://login.lq.example.com', null]);
  });

  it('may say where webhooks hold their ids, as docs/configuration.md shows', () => {
    const docs = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
    const sample = JSON.parse(/```json\n(\{ "source": [^`]*)```/.exec(docs)?.[1] ?? '');
    expect(readErpConfigs(sample, VARIABLES)).toMatchObject({ configs: [{ kind: 'powercloud', events: sample.events }], problems: [] });
    const { problems } = readErpConfigs({ ...LYNQTECH, events: { contract: ['vertragId'] } }, VARIABLES);
    expect(problems).toEqual([expect.stringMatching(/events\.contract\.0: is no path/)]);
  });

  it('takes secrets from the variables it names', () => {
    const { configs } = readErpConfigs(
      [
        { ...POWERCLOUD, hashFrom: 'PC_HASH' },
        { ...LYNQTECH, keyFrom: 'LQ_KEY' },
      ],
      { ...VARIABLES, PC_HASH: 'hash', LQ_KEY: 'lq' },
    );
    expect(configs).toMatchObject([{ hash: 'hash', user: 'user', password: 'password' }, { apiKey: 'lq' }]);
  });

  it('lists every variable that is not set', () => {
    expect(readErpConfigs([{ ...POWERCLOUD, hashFrom: 'PC_HASH' }, LYNQTECH], { ERP_USER: 'user' })).toEqual({
      configs: [],
      problems: ['pc: PC_HASH is not set', 'pc: ERP_PASSWORD is not set', 'lq: ERP_PASSWORD is not set'],
    });
  });

  it('lists every problem of a mapping at once, with its place', () => {
    const broken = {
      source: 'x',
      kind: 'rest',
      baseUrl: 'ftp://erp.example.com',
      operations: { contractById: { get: '/c/{id}', post: '/c' }, contractsByIds: { get: '/c?ids={ids}' } },
      contract: { id: { path: 'id' }, nonsense: { path: '$.x' }, start: { path: '$.a', const: 'b' } },
      customer: { id: { path: '$.id' } },
    };
    const places = readErpConfigs(broken, VARIABLES).problems.map((problem) => problem.split(':')[0]);
    expect(places).toEqual(
      expect.arrayContaining(['0.baseUrl', '0.operations.contractById', '0.operations.customerById', '0.contract.id.path', '0.contract.start']),
    );
  });

  it('refuses fields of ours that do not exist and records without an id', () => {
    const problems = readErpConfigs({ ...Object(PLAIN), contract: { id: { path: '$.id' }, nonsense: { path: '$.x' } }, customer: {} }, VARIABLES).problems;
    expect(problems).toEqual([
      '0.contract.customerId: is missing; a record needs it',
      '0.contract.nonsense: is no field of ours',
      '0.customer.id: is missing; a record needs it',
    ]);
  });

  it('refuses a batch operation without its size', () => {
    expect(readErpConfigs({ ...Object(PLAIN), limits: {} }, VARIABLES).problems).toEqual([
      '0.limits.batch: must say how many ids contractsByIds and customersByIds take',
    ]);
  });

  it('refuses two ERPs of one name', () => {
    expect(readErpConfigs([POWERCLOUD, { ...LYNQTECH, source: 'pc' }], VARIABLES).problems).toEqual([
      'the file: holds two ERPs of one name; `source` must be unique',
    ]);
  });

  it.each([null, [], 'text', { kind: 'sap' }])('refuses %j', (file) => {
    expect(readErpConfigs(file, VARIABLES).problems).not.toEqual([]);
  });
});
