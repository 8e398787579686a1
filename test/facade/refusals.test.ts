import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotStored } from '../../src/domain/not-stored.ts';
import { SourceError } from '../../src/domain/source-error.ts';
import type { FacadeReads } from '../../src/usecases/facade-reads.ts';
import { askFacade, type FacadeWorld, GRAPH_KEY, openFacadeWorld, serveFacade } from '../support/facade-server.ts';

let facadeWorld: FacadeWorld;
let reads: FacadeReads;
beforeAll(async () => {
  facadeWorld = await openFacadeWorld(16);
  reads = facadeWorld.reads;
});
afterAll(() => facadeWorld[Symbol.asyncDispose]());

const PATHS = [
  '/enneo/contract/746839',
  '/enneo/customer/83771',
  '/enneo/contract/search?email=tom@mustermann.de',
  '/enneo/search?q=tom',
  '/api/mind/contract/746839',
];

const down = (retryAfterMs?: number) => async () => {
  throw new SourceError('ERP', 'contractById', 'unavailable', retryAfterMs === undefined ? {} : { retryAfterMs });
};

describe('a key', () => {
  it.each(PATHS)('that is missing or wrong is a 401 on %s', async (path) => {
    await using facade = await serveFacade(reads);
    for (const authorization of ['', 'Bearer wrong']) {
      const { status, headers, body } = await askFacade(facade.url, path, { headers: { authorization } });
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(body).toEqual({ success: false, code: 'unauthorized', message: expect.any(String) });
    }
  });

  it('without the scope is a 403, and the answer holds nothing of the record', async () => {
    await using facade = await serveFacade(reads);
    const { status, body } = await askFacade(facade.url, '/enneo/contract/746839', { headers: { authorization: `Bearer ${GRAPH_KEY}` } });
    expect(status).toBe(403);
    expect(body).toEqual({ success: false, code: 'forbidden', message: 'The key `dashboards` lacks the scope `enneo:facade`.' });
  });

  it.each([{ authorization: 'Bearer {{secret.BUSBAR_KEY}}' }, { 'x-api-key': '{{secret.BUSBAR_KEY}}' }])(
    'that is still a placeholder is a 401 that says so: %j',
    async (headers) => {
      await using facade = await serveFacade(reads);
      const { status, body } = await askFacade(facade.url, '/enneo/contract/746839', { headers });
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: 'unauthorized', message: expect.stringContaining('placeholder') });
    },
  );

  it('may come as X-Api-Key', async () => {
    await using facade = await serveFacade(reads);
    const response = await fetch(`${facade.url}/enneo/contract/746839`, { headers: { 'x-api-key': 'facade-key' } });
    expect(response.status).toBe(200);
  });
});

describe('an outage', () => {
  it.each(['/enneo/contract/746839', '/api/mind/contract/746839', '/api/mind/customer/byContractId/746839'])(
    'is a 503 with Retry-After on %s, never "not found"',
    async (path) => {
      await using facade = await serveFacade({ ...reads, contractById: down(12_300) });
      const { status, headers, body } = await askFacade(facade.url, path);
      expect([status, headers.get('retry-after')]).toEqual([503, '13']);
      expect(body).toMatchObject({ success: false, code: 'source_unavailable' });
    },
  );

  it('is a 503 on B', async () => {
    await using facade = await serveFacade({ ...reads, customerById: down() });
    expect((await askFacade(facade.url, '/enneo/customer/83771')).status).toBe(503);
  });

  it.each(['/enneo/contract/search?email=tom@mustermann.de', '/enneo/search?q=tom'])('is never an empty result on %s', async (path) => {
    await using facade = await serveFacade({ ...reads, identify: down(), searchCustomers: down() });
    const { status, headers } = await askFacade(facade.url, path);
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('is a 503 when nothing answers before the deadline, and what was under way is told', async () => {
    const told = Promise.withResolvers<void>();
    const hang: FacadeReads['contractById'] = (_, { signal }) =>
      new Promise(() => {
        signal.addEventListener('abort', () => told.resolve());
      });
    await using facade = await serveFacade({ ...reads, contractById: hang }, { deadlineMs: 50 });
    expect((await askFacade(facade.url, '/enneo/contract/746839')).status).toBe(503);
    await told.promise;
  });

  it('marks a record that is only a stored copy', async () => {
    const stale: FacadeReads['contractById'] = async (id, call) => {
      const found = await reads.contractById(id, call);
      return found === null ? null : { ...found, stale: true };
    };
    await using facade = await serveFacade({ ...reads, contractById: stale });
    expect((await askFacade(facade.url, '/enneo/contract/746839')).body).toMatchObject({ id: '746839', freshness: { stale: true } });
  });
});

describe('a request that forbids to ask', () => {
  it('is a 504 where nothing is stored, and no outage in the log', async () => {
    const notStored = async () => {
      throw new NotStored('ERP');
    };
    const log: string[] = [];
    await using facade = await serveFacade({ ...reads, contractById: notStored }, {}, log);
    const { status, headers, body } = await askFacade(facade.url, '/enneo/contract/1', { headers: { 'cache-control': 'only-if-cached' } });
    expect([status, headers.get('retry-after')]).toEqual([504, null]);
    expect(body).toEqual({ success: false, code: 'not_stored', source: 'ERP', message: expect.stringContaining('only-if-cached') });
    expect(log).toEqual([]);
  });
});

describe('a bug', () => {
  it('is a 500 without a word of it', async () => {
    const broken = async () => {
      throw new Error('password is hunter2');
    };
    await using facade = await serveFacade({ ...reads, contractById: broken });
    const { status, body } = await askFacade(facade.url, '/enneo/contract/746839');
    expect(status).toBe(500);
    expect(body).toEqual({ success: false, code: 'internal_error', message: 'Something went wrong here; the operators can find it in the log.' });
  });
});

describe('a record that breaks a rule', () => {
  const changed =
    (change: object): FacadeReads['contractById'] =>
    async (id, call) => {
      const found = await reads.contractById(id, call);
      return found === null ? null : { ...found, record: { ...found.record, ...change } };
    };
  const nameless = { type: 'person', salutation: null, title: null, firstName: 'A', lastName: null, company: null, birthDate: null, emails: [], phones: [] };

  it.each([
    ['a person without a last name', { party: nameless }, 'lastname'],
    ['a person with a last name of spaces', { party: { ...nameless, lastName: ' ' } }, 'lastname'],
    ['a company without a name', { party: { ...nameless, type: 'company' } }, 'company'],
    ['an id of 51 characters', { id: '1'.repeat(51) }, 'id'],
    ['a customer without an id', { customer: { source: 'erp', kind: 'customer', id: '' } }, 'customerId'],
  ])('is a 502 that names the field: %s', async (_, change, field) => {
    await using facade = await serveFacade({ ...reads, contractById: changed(change) });
    const { status, body } = await askFacade(facade.url, '/enneo/contract/746839');
    expect(status).toBe(502);
    expect(body).toEqual({
      success: false,
      code: 'record_incomplete',
      message: `The ERP’s record breaks a rule of Enneo’s custom API: ${field}. Correct it in the ERP.`,
    });
  });

  it('is no customer without contracts: 404', async () => {
    const customerById: FacadeReads['customerById'] = async (id, call) => {
      const found = await reads.customerById(id, call);
      return found === null ? null : { ...found, record: { ...found.record, contracts: [] } };
    };
    await using facade = await serveFacade({ ...reads, customerById });
    expect((await askFacade(facade.url, '/enneo/customer/83771')).body).toMatchObject({ code: 'customer_not_found' });
  });
});

describe('how old an answer may be', () => {
  const path = '/enneo/contract/746839';
  it.each([
    ['refresh=true', `${path}?refresh=true`, {}, { maxAgeMs: 0, onlyIfCached: false }],
    ['no-cache', path, { 'cache-control': 'no-cache' }, { maxAgeMs: 0, onlyIfCached: false }],
    ['max-age', path, { 'cache-control': 'max-age=30' }, { maxAgeMs: 30_000, onlyIfCached: false }],
    ['only-if-cached', path, { 'cache-control': 'only-if-cached' }, { maxAgeMs: null, onlyIfCached: true }],
    ['nothing', path, {}, { maxAgeMs: null, onlyIfCached: false }],
  ])('is told to the read by %s', async (_, url, headers, expected) => {
    const seen: unknown[] = [];
    const watch: FacadeReads['contractById'] = (id, call) => {
      seen.push(call.policy);
      return reads.contractById(id, call);
    };
    await using facade = await serveFacade({ ...reads, contractById: watch });
    await askFacade(facade.url, url, { headers });
    expect(seen).toEqual([expected]);
  });
});
