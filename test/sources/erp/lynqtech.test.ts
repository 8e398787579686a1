import { describe, expect, it } from 'vitest';
import type { LynqtechConfig } from '../../../src/sources/erp/config.ts';
import { createCall } from '../../support/call-context.ts';
import { keepDrift } from '../../support/keep-drift.ts';
import { json, startPeer } from '../../support/peer.ts';
import { FAILURES, type FixtureCase, fixtureCases, pathOf, replay } from './fixture-cases.ts';
import { openErp } from './open-erp.ts';

const configFor = (url: string): LynqtechConfig => ({
  kind: 'lynqtech',
  name: 'lq',
  url,
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-client-key',
  scope: 'erp/read',
  legacySystems: { powercloud: 'pc' },
});

const named = (file: string, name: string): FixtureCase => {
  const fixture = fixtureCases(file).find((one) => one.name === name);
  if (fixture === undefined) throw new Error(`no fixture ${name}`);
  return fixture;
};

const TOKEN = named('lynqtech-contract', 'token');
const CONTRACT = named('lynqtech-contract', 'ok');

/** A peer that hands out the fixture's token and replays a response for the rest. */
const startLynqtech = (fixture: FixtureCase, onRequest: (path: string, authorization: string | undefined) => void = () => {}) =>
  startPeer((request, response) => {
    onRequest(request.url ?? '', request.headers.authorization);
    replay(request.url === '/oauth2/token' ? TOKEN : fixture)(request, response);
  });

const read = async (fixture: FixtureCase) => {
  const paths: string[] = [];
  await using peer = await startLynqtech(fixture, (path) => paths.push(path));
  await using opened = openErp(configFor(peer.origin));
  const { pathname, searchParams } = new URL(fixture.request.url);
  const id = pathname.split('/').at(3) ?? searchParams.get('kundennummer') ?? '';
  const call = createCall();
  const record = pathname.startsWith('/api/vertraege') ? opened.erp.contractById(id, call) : opened.erp.customerById(id, call);
  const outcome = await record.then(
    (value) => ({ record: value, error: null }),
    (error: unknown) => ({ record: null, error }),
  );
  return { ...outcome, paths };
};

const singles = [...fixtureCases('lynqtech-contract'), ...fixtureCases('lynqtech-customer')].filter(
  ({ expected }) => expected.record !== undefined || expected.error !== undefined,
);

describe('LynqTech fixtures', () => {
  it.each(singles.map((fixture) => [`${fixture.name} of ${pathOf(fixture)}`, fixture] as const))('reads case %s as the fixture says', async (_, fixture) => {
    const { record, error, paths } = await read(fixture);
    const { expected } = fixture;
    expect(paths).toEqual(['/oauth2/token', pathOf(fixture)]);
    if (expected.record !== undefined) expect(record).toMatchObject(expected.record);
    else if (expected.error === 'notFound') expect({ record, error }).toEqual({ record: null, error: null });
    else expect(error).toMatchObject({ failure: FAILURES[expected.error ?? ''] });
  });

  it('finds ids by market location with the filter of the fixture, and none is an empty list', async () => {
    const paths: string[] = [];
    await using peer = await startLynqtech(named('lynqtech-contract', 'emptyListIsNoError'), (path) => paths.push(path));
    await using opened = openErp(configFor(peer.origin));
    expect(await opened.erp.findExact('marketLocationId', '59999999999', 100, createCall())).toEqual([]);
    expect(paths[1]).toBe('/api/vertraege?marktlokationId=59999999999&limit=100&offset=0');
  });

  it('finds a customer by printed number from an excerpt', async () => {
    await using peer = await startLynqtech(named('lynqtech-customer', 'searchByNumber'));
    await using opened = openErp(configFor(peer.origin));
    expect(await opened.erp.findExact('customerId', '200020', 100, createCall())).toEqual([
      { source: 'lq', kind: 'customer', id: '00000000-0000-4000-8000-000000200020' },
    ]);
  });

  it('asks for a token as the fixture does', async () => {
    const sent: { authorization?: string | undefined; body: string }[] = [];
    await using peer = await startPeer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        if (request.url === '/oauth2/token') sent.push({ authorization: request.headers.authorization, body });
        replay(request.url === '/oauth2/token' ? TOKEN : CONTRACT)(request, response);
      });
    });
    await using opened = openErp(configFor(peer.origin));
    await opened.erp.contractById('00000000-0000-4000-8000-000002000020', createCall());
    expect(sent).toEqual([{ authorization: TOKEN.request.headers.authorization, body: TOKEN.request.rawBody }]);
  });
});

describe('LynqTech lists', () => {
  it('of excerpts are read singly, one call each', async () => {
    const uuid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
    await using peer = await startPeer((request, response) => {
      if (request.url === '/oauth2/token') return replay(TOKEN)(request, response);
      const single = /^\/api\/vertraege\/(.+)$/.exec(request.url ?? '')?.[1];
      if (single !== undefined) return json(response, { vertragId: single, kundeId: uuid(9), lieferbeginn: null });
      json(response, [
        { vertragId: uuid(1), vertragsnummer: '1' },
        { vertragId: uuid(2), vertragsnummer: '2' },
      ]);
    });
    await using opened = openErp(configFor(peer.origin));
    expect((await opened.erp.contractsByCustomerId(uuid(9), createCall()))?.map(({ id }) => id)).toEqual([uuid(1), uuid(2)]);
    expect(peer.requests).toHaveLength(4);
  });

  const UUIDS = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-00000000000a'] as const;
  const toContracts = (...owners: unknown[]) => owners.map((kundeId, index) => ({ vertragId: `v${index}`, kundeId, lieferbeginn: null }));
  const contractsOf = async (customerId: string, contracts: unknown) => {
    await using peer = await startPeer((request, response) => (request.url === '/oauth2/token' ? replay(TOKEN)(request, response) : json(response, contracts)));
    await using opened = openErp(configFor(peer.origin));
    return await opened.erp.contractsByCustomerId(customerId, createCall()).catch((error: unknown) => error);
  };

  it('of contracts that belong to another customer are malformed', async () => {
    const wrong = { failure: 'malformed', operation: 'contractsByCustomerId' };
    expect(await contractsOf(UUIDS[0], toContracts(UUIDS[0], UUIDS[1]))).toMatchObject(wrong);
    expect(await contractsOf('200020', toContracts(UUIDS[0], UUIDS[1]))).toMatchObject(wrong);
    expect(await contractsOf(UUIDS[1].toUpperCase(), toContracts(UUIDS[1]))).toHaveLength(1);
    expect(await contractsOf('200020', toContracts(UUIDS[0], UUIDS[0]))).toHaveLength(2);
  });

  it('lose only the row that cannot be read, and none to an optional field', async () => {
    using drift = keepDrift();
    const [first, second] = toContracts(UUIDS[0], {});
    const odd = {
      ...first,
      vertragspartner: { geburtsdatum: '0000-00-00' },
      abschlag: { betrag: 50, faelligkeitstag: 2 ** 31 },
      saldo: 'none',
      lieferende: {},
    };
    expect(await contractsOf(UUIDS[0], [odd, second])).toMatchObject([
      { id: 'v0', party: { birthDate: null }, monthlyDeposit: { amount: '50', dueDay: null }, balance: null, end: null },
    ]);
    expect(drift.messages).toEqual([{ source: 'ERP', operation: 'contractsByCustomerId', path: '$[1].kundeId' }]);
  });

  it('answering nothing ask whether the customer exists', async () => {
    await using peer = await startPeer((request, response) => {
      if (request.url === '/oauth2/token') return replay(TOKEN)(request, response);
      if (request.url?.startsWith('/api/vertraege?')) return json(response, []);
      if (request.url?.endsWith('200020')) return replay(named('lynqtech-customer', 'ok'))(request, response);
      json(response, { fehler: 'NICHT_GEFUNDEN' }, 404);
    });
    await using opened = openErp(configFor(peer.origin));
    expect(await opened.erp.contractsByCustomerId('00000000-0000-4000-8000-000000200020', createCall())).toEqual([]);
    expect(await opened.erp.contractsByCustomerId('00000000-0000-4000-8000-000000200021', createCall())).toBeNull();
  });
});

describe('LynqTech ids', () => {
  it('accepts a printed number and answers the record with its UUID', async () => {
    const paths: string[] = [];
    await using peer = await startPeer((request, response) => {
      paths.push(request.url ?? '');
      if (request.url === '/oauth2/token') replay(TOKEN)(request, response);
      else json(response, [CONTRACT.response.body]);
    });
    await using opened = openErp(configFor(peer.origin));
    expect((await opened.erp.contractById('LQ-2000020', createCall()))?.id).toBe('00000000-0000-4000-8000-000002000020');
    expect(paths.slice(1)).toEqual(['/api/vertraege?vertragsnummer=LQ-2000020&limit=2&offset=0']);
  });

  it('refuses a record of another number, since the filter was ignored', async () => {
    await using peer = await startPeer((request, response) =>
      request.url === '/oauth2/token' ? replay(TOKEN)(request, response) : json(response, [CONTRACT.response.body]),
    );
    await using opened = openErp(configFor(peer.origin));
    await expect(opened.erp.contractById('LQ-7', createCall())).rejects.toMatchObject({ failure: 'malformed' });
  });

  it('names the field a record misses', async () => {
    const body = { vertragId: '00000000-0000-4000-8000-000002000020', sparte: 'STROM' };
    await using peer = await startPeer((request, response) => (request.url === '/oauth2/token' ? replay(TOKEN)(request, response) : json(response, body)));
    await using opened = openErp(configFor(peer.origin));
    await expect(opened.erp.contractById(body.vertragId, createCall())).rejects.toMatchObject({ failure: 'malformed', path: '$.kundeId' });
  });

  it('takes HTML with status 404 as unavailable, never as no such contract', async () => {
    await using peer = await startPeer((request, response) => {
      if (request.url === '/oauth2/token') return replay(TOKEN)(request, response);
      response.writeHead(404, { 'content-type': 'text/html' });
      response.end('<html>proxy</html>');
    });
    await using opened = openErp(configFor(peer.origin));
    await expect(opened.erp.contractById('00000000-0000-4000-8000-000002000020', createCall())).rejects.toMatchObject({ failure: 'unavailable' });
  });
});
