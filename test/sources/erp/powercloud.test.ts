import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { PowercloudConfig } from '../../../src/sources/erp/config.ts';
import { createCall } from '../../support/call-context.ts';
import { keepDrift } from '../../support/keep-drift.ts';
import { json, startPeer } from '../../support/peer.ts';
import { FAILURES, type FixtureCase, fixtureCases, pathOf, replay } from './fixture-cases.ts';
import { openErp } from './open-erp.ts';

const configFor = (url: string): PowercloudConfig => ({
  kind: 'powercloud',
  name: 'pc',
  url,
  hash: '0123456789abcdef0123456789abcdef',
  user: 'sandbox-user',
  password: 'sandbox-pass',
});

const idOf = (fixture: FixtureCase): string => new URL(fixture.request.url).searchParams.get('id') ?? '';

const failureOf = async (answer: Promise<unknown>): Promise<SourceError> => {
  const error = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SourceError)) throw new Error('expected a SourceError', { cause: error });
  return error;
};

/** Reads what a fixture asks for, from a peer that replays its response. */
const readFixture = async (fixture: FixtureCase, kind: 'contract' | 'customer') => {
  const sent: { path: string; authorization: string | undefined; accept: string | undefined }[] = [];
  await using peer = await startPeer((request, response) => {
    sent.push({ path: request.url ?? '', authorization: request.headers.authorization, accept: request.headers.accept });
    replay(fixture)(request, response);
  });
  await using opened = openErp(configFor(peer.origin));
  const call = createCall();
  const read = kind === 'contract' ? opened.erp.contractById(idOf(fixture), call) : opened.erp.customerById(idOf(fixture), call);
  const outcome = await read.then(
    (record) => ({ record, error: null }),
    (error: unknown) => ({ record: null, error }),
  );
  return { ...outcome, sent, recorded: call.recorded };
};

const singles = (name: string) => fixtureCases(name).filter(({ expected }) => expected.ids === undefined);

describe('Powercloud fixtures', () => {
  it.each(singles('powercloud-contract').map((fixture) => [fixture.name, fixture] as const))(
    'reads the contract of case %s as the fixture says',
    async (_, fixture) => {
      const { record, error, recorded } = await readFixture(fixture, 'contract');
      const { expected } = fixture;
      expect(recorded).toHaveLength(1);
      if (expected.record !== undefined) expect(record).toMatchObject(expected.record);
      else if (expected.error === 'notFound') expect({ record, error }).toEqual({ record: null, error: null });
      else
        expect(error).toMatchObject({
          failure: FAILURES[expected.error ?? ''],
          path: expected.path ?? null,
          ...(expected.retryAfterMs === undefined ? {} : { retryAfterMs: expected.retryAfterMs }),
        });
    },
  );

  it.each(singles('powercloud-customer').map((fixture) => [fixture.name, fixture] as const))(
    'reads the customer of case %s as the fixture says',
    async (_, fixture) => {
      const { record } = await readFixture(fixture, 'customer');
      expect(record).toMatchObject(fixture.expected.record ?? fixture.expected.recordPart ?? { missing: true });
    },
  );

  it('sends path, Basic login and accept as the fixture has them', async () => {
    const [fixture] = fixtureCases('powercloud-contract');
    if (fixture === undefined) throw new Error('no fixture');
    const { sent, recorded } = await readFixture(fixture, 'contract');
    expect(sent).toEqual([{ path: pathOf(fixture), authorization: fixture.request.headers.authorization, accept: 'text/json' }]);
    expect(recorded[0]?.path).toBe('/rest:client/{hash}/getContractById?id={id}');
  });

  it('keeps unknown fields of a record in raw', async () => {
    const [fixture] = fixtureCases('powercloud-contract');
    if (fixture === undefined) throw new Error('no fixture');
    const { record } = await readFixture(fixture, 'contract');
    expect(record?.raw).toMatchObject({ alternativeAccountHolder: '', billingsurname: 'Müller', gridOperatorCode: 9990000000012 });
  });
});

describe('Powercloud lists', () => {
  it('reads excerpts of a customer list singly, one call each', async () => {
    const record = (id: string) => ({ success: true, data: { id, data: { id, customerId: 100001, energy: 'gas' } } });
    await using peer = await startPeer((request, response) => {
      const url = new URL(request.url ?? '', 'http://peer');
      const isList = url.pathname.endsWith('getContractsByCustomerId');
      json(response, isList ? fixtureBody('contractIdsOfCustomer') : record(url.searchParams.get('id') ?? ''));
    });
    await using opened = openErp(configFor(peer.origin));
    const contracts = await opened.erp.contractsByCustomerId('100001', createCall());
    expect(contracts?.map(({ id, energy }) => [id, energy])).toEqual([
      ['4711001', 'gas'],
      ['4711002', 'gas'],
    ]);
    expect(peer.requests).toHaveLength(3);
  });

  it('answers an empty list for a customer without contracts, and null for an unknown one', async () => {
    await using peer = await startPeer((request, response) => {
      const url = new URL(request.url ?? '', 'http://peer');
      const known = url.searchParams.get('id') === '100099';
      if (url.pathname.endsWith('getContractsByCustomerId')) json(response, { success: 'true', records: [] });
      else json(response, known ? fixtureBody('customerWithoutContract') : { success: 'false', errorCode: 404 });
    });
    await using opened = openErp(configFor(peer.origin));
    expect(await opened.erp.contractsByCustomerId('100099', createCall())).toEqual([]);
    expect(await opened.erp.contractsByCustomerId('100098', createCall())).toBeNull();
  });

  it('refuses a list that ignores the offset instead of reading it for ever', async () => {
    const records = Array.from({ length: 100 }, (_, index) => ({ id: index + 1, data: { energy: 'gas' } }));
    await using peer = await startPeer((_request, response) => json(response, { success: true, records }));
    await using opened = openErp(configFor(peer.origin));
    const error = await failureOf(opened.erp.contractsByCustomerId('1', createCall()));
    expect(error).toMatchObject({ failure: 'malformed', operation: 'contractsByCustomerId' });
    expect(peer.requests).toHaveLength(2);
  });

  const WHOLE = { id: 1, customerId: 2, startDate: 1709247600 };
  const toList = (...records: object[]) => ({ success: 1, records: records.map((data, index) => ({ id: index + 1, data })) });

  it('lose only the row that cannot be read, and tell of it', async () => {
    using drift = keepDrift();
    const list = toList(WHOLE, { ...WHOLE, id: 2, customerId: {} }, { ...WHOLE, id: 3 });
    await using peer = await startPeer((_request, response) => json(response, list));
    await using opened = openErp(configFor(peer.origin));
    expect((await opened.erp.contractPage(null, createCall())).records.map(({ id }) => id)).toEqual(['1', '3']);
    expect(drift.messages).toEqual([{ source: 'ERP', operation: 'searchContracts', path: '$.records[1].data.customerId' }]);
  });

  it('of nothing but unreadable rows are malformed', async () => {
    await using peer = await startPeer((_request, response) => json(response, toList({ ...WHOLE, customerId: {} }, { ...WHOLE, customerId: {} })));
    await using opened = openErp(configFor(peer.origin));
    const error = await failureOf(opened.erp.contractPage(null, createCall()));
    expect(error).toMatchObject({ failure: 'malformed', path: '$.records[0].data.customerId' });
  });

  it('go on after a full page with an unreadable row', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ ...WHOLE, id: index + 1, ...(index === 5 && { customerId: {} }) }));
    await using peer = await startPeer((_request, response) => json(response, toList(...page)));
    await using opened = openErp(configFor(peer.origin));
    expect((await opened.erp.contractPage(null, createCall())).next).toBe('100');
  });

  it('of contracts that belong to another customer are malformed', async () => {
    await using peer = await startPeer((_request, response) => json(response, toList(WHOLE, { ...WHOLE, id: 2, customerId: 3 })));
    await using opened = openErp(configFor(peer.origin));
    expect(await failureOf(opened.erp.contractsByCustomerId('2', createCall()))).toMatchObject({ failure: 'malformed', operation: 'contractsByCustomerId' });
  });

  it('take a customer id with leading zeros as no such customer', async () => {
    await using peer = await startPeer((_request, response) => json(response, toList(WHOLE)));
    await using opened = openErp(configFor(peer.origin));
    expect(await opened.erp.contractsByCustomerId('002', createCall())).toBeNull();
  });
});

describe('Powercloud answers', () => {
  const answering = async (body: unknown) => {
    await using peer = await startPeer((_request, response) => json(response, body));
    await using opened = openErp(configFor(peer.origin));
    return await opened.erp.contractById('1', createCall()).catch((error: unknown) => error);
  };

  it('takes success false without a listed code as unavailable, never as no such contract', async () => {
    expect(await answering({ success: false, errorMessage: 'database down' })).toMatchObject({ failure: 'unavailable' });
  });

  it('takes an error code beside success true as an error', async () => {
    expect(await answering({ success: true, errorCode: 429 })).toMatchObject({ failure: 'rateLimited' });
  });

  it('takes an answer without data as malformed', async () => {
    expect(await answering({ success: true })).toMatchObject({ failure: 'malformed', path: '$.data' });
  });

  it('refuses the record of another id', async () => {
    expect(await answering({ success: true, data: { id: 2, data: { id: 2, customerId: 3 } } })).toMatchObject({ failure: 'malformed', path: '$.data.data.id' });
  });

  it('takes the record of an id with leading zeros as no such contract', async () => {
    await using peer = await startPeer((_request, response) => json(response, { success: true, data: { id: 7, data: { id: 7, customerId: 3 } } }));
    await using opened = openErp(configFor(peer.origin));
    expect(await opened.erp.contractById('007', createCall())).toBeNull();
  });

  it('lose no contract to an optional field that is unreadable', async () => {
    const odd = { birthday: '31.02.1970', startDate: {}, endDate: '2025-99-99', email: 7, basePrice: 'free', noSEPA: [], iban: {} };
    const registers = [{ id: 1, integerDigits: 2 ** 31, decimalDigits: 'two' }, { obis: '1-0:1.8.0' }];
    const data = { id: 1, customerId: 3, counterNumber: '1QQX', registers, ...odd };
    expect(await answering({ success: 1, data: { id: 1, data } })).toMatchObject({
      id: '1',
      start: null,
      end: null,
      basePrice: null,
      sepaMandate: null,
      iban: null,
      party: { birthDate: null },
      meters: [{ registers: [{ id: '1', integerDigits: null, decimalDigits: null }] }],
      raw: { birthday: '31.02.1970' },
    });
  });

  it('maps unknown words to unknown and missing fields to null', async () => {
    expect(await answering({ success: 1, data: { id: 1, data: { id: 1, customerId: 3, statusCode: 7777, energy: 'steam' } } })).toMatchObject({
      status: 'unknown',
      statusRaw: '7777',
      energy: 'unknown',
      start: null,
      deliveryAddress: null,
      meters: [],
      product: null,
    });
  });

  it('holds nothing of hash, password or upstream text in an error', async () => {
    const error = await answering({ success: false, errorCode: 401, errorMessage: 'secret table missing' });
    expect(String(error)).toBe('SourceError: ERP contractById: rejected');
    expect(JSON.stringify(error)).not.toContain('0123456789abcdef');
  });
});

const fixtureBody = (name: string): unknown => fixtureCases('powercloud-customer').find((fixture) => fixture.name === name)?.response.body;
