import { describe, expect, it } from 'vitest';
import type { RestConfig } from '../../../src/sources/erp/config.ts';
import { restMappingSchema } from '../../../src/sources/erp/rest/mapping-schema.ts';
import { createCall } from '../../support/call-context.ts';
import { json, startPeer } from '../../support/peer.ts';
import { fixtureCases, pathOf, replay } from './fixture-cases.ts';
import { openErp } from './open-erp.ts';

const CONTRACT = { id: { path: '$.id', ids: true }, customerId: { path: '$.customerId', ids: true } };
const CUSTOMER = { id: { path: '$.id', ids: true }, contracts: { path: '$.contracts', ids: true } };
const OPERATIONS = { contractById: { get: '/c/{id}' }, customerById: { get: '/k/{id}' } };

const configFor = (baseUrl: string, changes: Record<string, unknown> = {}): RestConfig => ({
  kind: 'rest',
  name: 'x',
  mapping: restMappingSchema.parse({ source: 'x', kind: 'rest', baseUrl, operations: OPERATIONS, contract: CONTRACT, customer: CUSTOMER, ...changes }),
  secrets: { ERP_KEY: '0123456789abcdef0123456789abcdef', ERP_USER: 'sandbox-user', ERP_PASSWORD: 'sandbox-pass' },
});

const answer = async (body: unknown, changes: Record<string, unknown> = {}, status = 200) => {
  await using peer = await startPeer((_request, response) => json(response, body, status));
  await using opened = openErp(configFor(peer.origin, changes));
  return await opened.erp.contractById('1', createCall()).catch((error: unknown) => error);
};

/** The mapping erp.md 4.4 prints, completed. */
const POWERCLOUD_AS_DATA = {
  auth: [
    { use: 'pathSecret', name: 'hash', from: 'ERP_KEY' },
    { use: 'basicWithContext', context: 'client' },
  ],
  envelope: {
    recordPath: '$.data.data',
    listPath: '$.records',
    itemUnwrap: '$.data',
    success: { path: '$.success', in: [true, 'true', 1] },
    errorWhen: { path: '$.errorCode', map: { '401': 'auth', '404': 'notFound' } },
    jsonString: ['$.extendedData'],
  },
  operations: { ...OPERATIONS, contractById: { get: '/rest:client/{hash}/getContractById?id={id}' } },
  contract: {
    ...CONTRACT,
    start: { path: '$.startDate', date: 'unixSeconds' },
    status: { path: '$.statusCode', map: { '5000': 'active' } },
    'deliveryAddress.postcode': { path: '$.zip', pad: 5 },
    'party.lastName': { first: ['$.surname', '$.lastname'] },
    'gridOperator.code': { path: '$.gridOperatorCode', pad: 13 },
    extra: { path: '$.extendedData' },
  },
};

const FAILURES: Readonly<Record<string, string>> = {
  auth: 'rejected',
  upstream: 'unavailable',
  badData: 'malformed',
  timeout: 'timeout',
  rateLimited: 'rateLimited',
};

describe('Powercloud by configuration alone', () => {
  it.each(fixtureCases('powercloud-contract').map((fixture) => [fixture.name, fixture] as const))('reads fixture case %s', async (_, fixture) => {
    await using peer = await startPeer(replay(fixture));
    await using opened = openErp(configFor(peer.origin, POWERCLOUD_AS_DATA));
    const id = new URL(fixture.request.url).searchParams.get('id') ?? '';
    const read = await opened.erp.contractById(id, createCall()).catch((error: unknown) => error);
    expect(peer.requests).toEqual([`GET ${pathOf(fixture)}`]);
    if (fixture.expected.record !== undefined)
      expect(read).toMatchObject({
        id: '4711001',
        start: '2024-03-01',
        status: 'active',
        deliveryAddress: { postcode: '05123' },
        party: { lastName: 'Müller' },
        gridOperator: { code: '9990000000012' },
        extra: { PORTAL: { paperless: '1' } },
      });
    else if (fixture.expected.error === 'notFound') expect(read).toBeNull();
    else expect(read).toMatchObject({ failure: FAILURES[fixture.expected.error ?? ''], path: fixture.expected.path ?? null });
  });
});

describe('envelopes', () => {
  it.each(['{}', '[]', 'null'])('take an empty answer %s as no such record', async (text) => {
    const body: unknown = JSON.parse(text);
    expect(await answer(body)).toBeNull();
  });

  it('take only those empty answers that are listed', async () => {
    expect(await answer({}, { envelope: { empty: ['404'] } })).toMatchObject({ failure: 'malformed', path: '$.id' });
    expect(await answer({}, { envelope: { empty: ['404'] } }, 404)).toBeNull();
    expect(await answer({}, { envelope: { empty: ['{}'] } }, 404)).toMatchObject({ failure: 'rejected' });
  });

  it('name the step of the record path that is missing', async () => {
    expect(await answer({ data: { other: 1 } }, { envelope: { recordPath: '$.data.record.body' } })).toMatchObject({
      failure: 'malformed',
      path: '$.data.record',
    });
  });

  it('take an unlisted success as unavailable', async () => {
    expect(await answer({ ok: 'no' }, { envelope: { success: { path: '$.ok', in: ['yes'] } } })).toMatchObject({ failure: 'unavailable' });
  });
});

describe('REST lists', () => {
  const lists = { ...OPERATIONS, contractsByCustomerId: { get: '/c?of={id}&limit={limit}&offset={offset}' } };

  it('are read to their end by offset', async () => {
    const all = Array.from({ length: 5 }, (_, index) => ({ id: index + 1, customerId: 9 }));
    await using peer = await startPeer((request, response) => {
      const query = new URL(request.url ?? '', 'http://peer').searchParams;
      const offset = Number(query.get('offset'));
      json(response, all.slice(offset, offset + Number(query.get('limit'))));
    });
    await using opened = openErp(configFor(peer.origin, { operations: lists, paging: { kind: 'offset', limit: 2 } }));
    expect((await opened.erp.contractsByCustomerId('9', createCall()))?.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
    expect(peer.requests).toEqual(['GET /c?of=9&limit=2&offset=0', 'GET /c?of=9&limit=2&offset=2', 'GET /c?of=9&limit=2&offset=4']);
  });

  it('follow next links below the path prefix of the ERP', async () => {
    await using peer = await startPeer((request, response) => {
      const first = !request.url?.includes('skiptoken');
      const link = first ? { '@odata.nextLink': `http://elsewhere.example/odata/c?$skiptoken=2` } : {};
      json(response, { value: [{ id: first ? 1 : 2, customerId: 9 }], ...link });
    });
    const operations = { ...OPERATIONS, contracts: { get: '/c?$top={limit}' } };
    await using opened = openErp(configFor(`${peer.origin}/odata`, { operations, envelope: { listPath: '$.value' }, paging: { kind: 'odata', limit: 1 } }));
    const call = createCall();
    const first = await opened.erp.contractPage(null, call);
    const second = await opened.erp.contractPage(first.next, call);
    expect([...first.records, ...second.records].map(({ id }) => id)).toEqual(['1', '2']);
    expect(second.next).toBeNull();
    expect(call.recorded.map(({ path }) => path)).toEqual(['/c?$top={limit}', '/c?$top={limit}']);
    expect(peer.requests).toEqual(['GET /odata/c?$top=1', 'GET /odata/c?$skiptoken=2']);
  });

  it('of ids alone are read singly', async () => {
    await using peer = await startPeer((request, response) =>
      request.url?.startsWith('/c?') ? json(response, [{ key: 'a' }, { key: 'b' }]) : json(response, { id: request.url?.slice(3), customerId: 9 }),
    );
    await using opened = openErp(
      configFor(peer.origin, { operations: lists, lists: 'ids', envelope: { itemId: '$.key' }, paging: { kind: 'offset', limit: 10 } }),
    );
    expect((await opened.erp.contractsByCustomerId('9', createCall()))?.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(opened.erp.can.contractLists).toBe('ids');
    expect(peer.requests).toHaveLength(3);
  });

  it('that do not exist are made from the ids of the customer record', async () => {
    await using peer = await startPeer((request, response) =>
      request.url === '/k/9' ? json(response, { id: 9, contracts: [1, 2] }) : json(response, { id: request.url?.slice(3), customerId: 9 }),
    );
    await using opened = openErp(configFor(peer.origin));
    expect((await opened.erp.contractsByCustomerId('9', createCall()))?.map(({ id }) => id)).toEqual(['1', '2']);
    expect(opened.erp.can.contractLists).toBe('none');
  });
});

describe('REST owners', () => {
  const lists = { ...OPERATIONS, contractsByCustomerId: { get: '/c?of={id}' } };
  const customer = { ...CUSTOMER, number: { path: '$.number' } };
  const contractsOf = async (id: string, contracts: unknown, operations: unknown = lists) => {
    await using peer = await startPeer((request, response) => {
      if (request.url?.startsWith('/k/')) return json(response, { id: 9, number: 'K-9', contracts: ['1'] });
      json(response, contracts);
    });
    await using opened = openErp(configFor(peer.origin, { operations, customer }));
    return await opened.erp.contractsByCustomerId(id, createCall()).catch((error: unknown) => error);
  };

  it('of another id than asked for are malformed', async () => {
    const contracts = [
      { id: 1, customerId: 9 },
      { id: 2, customerId: 8 },
    ];
    expect(await contractsOf('9', contracts)).toMatchObject({ failure: 'malformed', operation: 'contractsByCustomerId' });
    expect(await contractsOf('9', { id: 1, customerId: 8 }, OPERATIONS)).toMatchObject({ failure: 'malformed', operation: 'contractsByCustomerId' });
  });

  it('may be asked for by their printed number', async () => {
    expect(await contractsOf('K-9', [{ id: 1, customerId: 9 }])).toMatchObject([{ id: '1' }]);
  });
});

describe('REST batches', () => {
  const batch = { limits: { batch: 2 }, operations: { ...OPERATIONS, contractsByIds: { get: '/c?ids={ids}' } } };

  it.each([
    ['the id it carries', { id: 2 }, ['1', '2']],
    ['every id that is missing', { number: 2 }, ['1', '2', '3']],
  ])('take an unreadable row as a failed read of %s, never as no such record', async (_, row, known) => {
    await using peer = await startPeer((_request, response) => json(response, [{ id: 1, customerId: 9 }, row]));
    await using opened = openErp(configFor(peer.origin, { ...batch, limits: { batch: 3 } }));
    const found = await opened.erp.contractsByIds(['1', '2', '3'], createCall());
    expect([...found.keys()]).toEqual(known);
    expect(found.get('1')).toMatchObject({ id: '1' });
    expect(found.get('2')).toMatchObject({ failure: 'malformed' });
  });

  it('pair records with ids by key, leave unknown ids out, and fail only the batch that failed', async () => {
    await using peer = await startPeer((request, response) => {
      const ids = new URL(request.url ?? '', 'http://peer').searchParams.get('ids')?.split(',') ?? [];
      if (ids.includes('5')) json(response, { error: 'down' }, 500);
      else
        json(
          response,
          ids
            .filter((id) => id !== '2')
            .map((id) => ({ id, customerId: 9 }))
            .reverse(),
        );
    });
    await using opened = openErp(configFor(peer.origin, batch));
    const found = await opened.erp.contractsByIds(['1', '2', '3', '4', '5', '1'], createCall());
    expect([...found].map(([id, value]) => [id, value instanceof Error ? value.name : value.id])).toEqual([
      ['1', '1'],
      ['3', '3'],
      ['4', '4'],
      ['5', 'SourceError'],
    ]);
    expect(peer.requests).toEqual(['GET /c?ids=1,2', 'GET /c?ids=3,4', 'GET /c?ids=5']);
  });

  it('may be posted, ids as a list', async () => {
    const bodies: string[] = [];
    await using peer = await startPeer((request, response) => {
      request.on('data', (part) => bodies.push(String(part)));
      request.on('end', () => json(response, [{ id: 1, customerId: 9 }]));
    });
    const operations = { ...OPERATIONS, contractsByIds: { post: '/graphql', body: { query: '{ contracts }', variables: { ids: '{ids}', note: 'of {ids}' } } } };
    await using opened = openErp(configFor(peer.origin, { limits: { batch: 2 }, operations }));
    await opened.erp.contractsByIds(['1', '2'], createCall());
    expect(bodies.map((body) => JSON.parse(body))).toEqual([{ query: '{ contracts }', variables: { ids: ['1', '2'], note: 'of 1,2' } }]);
  });
});

describe('REST ids', () => {
  it('are encoded in paths', async () => {
    await using peer = await startPeer((_request, response) => json(response, null));
    await using opened = openErp(configFor(peer.origin));
    await opened.erp.contractById('../k/{hash}?x=1', createCall());
    expect(peer.requests).toEqual(['GET /c/..%2Fk%2F%7Bhash%7D%3Fx%3D1']);
  });

  it.each([
    ['..', '/c/%2E%2E'],
    ['\ud800', '/c/%EF%BF%BD'],
  ])('%j climb up no path and break no URL', async (id, path) => {
    await using peer = await startPeer((_request, response) => json(response, null));
    await using opened = openErp(configFor(peer.origin));
    expect(await opened.erp.contractById(id, createCall())).toBeNull();
    expect(peer.requests).toEqual([`GET ${path}`]);
  });

  it('of another record are refused', async () => {
    expect(await answer({ id: 2, customerId: 9 })).toMatchObject({ failure: 'malformed' });
  });

  it('cannot be searched by a key without an operation', async () => {
    await using opened = openErp(configFor('http://127.0.0.1:9'));
    await expect(opened.erp.findExact('iban', 'DE', 1, createCall())).rejects.toMatchObject({ failure: 'rejected' });
  });
});
