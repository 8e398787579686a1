import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerTruth, EnerfloLinkKind } from '../../sandbox/world/truth.ts';
import { type GraphOverStore, openGraphOverStore } from '../support/graph-over-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const SEARCH = `query($query: String!, $first: Int, $after: String) {
  searchCustomers(query: $query, first: $first, after: $after) { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
const IDENTIFY = `query($input: IdentifyInput!) {
  identify(input: $input) { outcome level message log matched contradicted missing customerId contractId customer { id } contract { id customerId } candidates { id } suggestions { id } } }`;
const LINK = 'link { state method confidence customerId enerfloCustomerId decidedBy } userErrors { field message }';

interface SearchAnswer {
  searchCustomers: {
    totalCount: number | null;
    edges: { cursor: string; node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
interface IdentifyAnswer {
  identify: { outcome: string; level: number; message: string; customerId: string | null; candidates: { id: string }[] };
}
interface Candidates {
  linkCandidates: {
    totalCount: number;
    nodes: { customerId: string; enerfloCustomerId: string; reason: string }[];
    pageInfo: { endCursor: string | null };
  } | null;
}

describe('searching and linking in the graph', () => {
  let place: StorePlace;
  let graph: GraphOverStore;
  beforeAll(async () => {
    place = await quickestPlace();
    graph = await openGraphOverStore(place, 640);
  });
  afterAll(async () => {
    await graph.close();
    await place.drop();
  });

  const personAt = (nth: number): CustomerTruth => {
    const people = Array.from({ length: graph.world.customers.size }, (_, index) => graph.world.customers.at(index));
    const found = people.filter((customer) => customer !== undefined).filter(({ party }) => party.lastName !== null && party.phones.length > 0)[nth];
    if (found === undefined) throw new Error(`no person ${nth}`);
    return found;
  };

  describe('searchCustomers', () => {
    it('finds a customer by number, mail, phone and name with street', async () => {
      const { id, party, address } = personAt(5);
      const texts = [id, party.emails[0] ?? id, `0${party.phones[0]?.slice(3)}`, `${party.lastName} ${party.firstName} ${address.street}`];
      for (const query of texts) {
        const { data } = await graph.ask<SearchAnswer>(SEARCH, { query });
        expect({ query, ids: data?.searchCustomers.edges.map(({ node }) => node.id) }).toEqual({ query, ids: expect.arrayContaining([id]) });
      }
    });

    it('pages through all hits, counts them alike on each page, and asks no source', async () => {
      const ids: string[] = [];
      let page: SearchAnswer['searchCustomers'] | undefined;
      do {
        const { data, extensions } = await graph.ask<SearchAnswer>(SEARCH, { query: 'Musterstadt', first: 3, after: page?.pageInfo.endCursor });
        expect(extensions.sources).toMatchObject([{ source: 'ERP', state: 'CACHED', calls: 0, asOf: '2025-06-15T08:00:00.000Z' }]);
        page = data?.searchCustomers;
        ids.push(...(page?.edges.map(({ node }) => node.id) ?? []));
      } while (page?.pageInfo.hasNextPage);
      expect(ids.length).toBeGreaterThan(3);
      expect([new Set(ids).size, page?.totalCount]).toEqual([ids.length, ids.length]);
    });

    it('puts everybody of a last name before whoever else has the word', async () => {
      const people = Array.from({ length: graph.world.customers.size }, (_, index) => graph.world.customers.at(index)).filter((one) => one !== undefined);
      const nameOf = new Map(people.map(({ id, party }) => [id, party.lastName]));
      const names = Map.groupBy(nameOf, ([, name]) => name);
      expect(names.size).toBeGreaterThan(50);
      const short: string[] = [];
      for (const [query, namesakes] of names) {
        if (query === null) continue;
        const { data } = await graph.ask<SearchAnswer>(SEARCH, { query, first: 10 });
        const found = data?.searchCustomers.edges.filter(({ node }) => nameOf.get(node.id) === query).length ?? 0;
        if (found < Math.min(namesakes.length, 10)) short.push(`${query}: ${found} of ${namesakes.length}`);
      }
      expect(short).toEqual([]);
    });

    it('takes any text', async () => {
      for (const query of ['', '%', "' --", '\u0000', '😀', 'x'.repeat(500)])
        expect(await graph.ask(SEARCH, { query })).toMatchObject({ errors: [], data: { searchCustomers: { totalCount: 0, edges: [] } } });
    });

    it('refuses cursors of another question, of another list, and such with more behind their end', async () => {
      const { data } = await graph.ask<SearchAnswer>(SEARCH, { query: 'Musterstadt', first: 3 });
      const after = data?.searchCustomers.pageInfo.endCursor ?? '';
      const next = await graph.ask<SearchAnswer>(SEARCH, { query: 'Musterstadt', first: 3, after });
      expect([next.errors, next.data?.searchCustomers.edges.length]).toEqual([[], 3]);
      const tickets = Buffer.from('o:2').toString('base64url');
      for (const variables of [
        { query: 'Probeheim', after },
        { query: 'Musterstadt', after: `${after}AA` },
        { query: 'Musterstadt', after: `${after}!` },
        { query: 'Musterstadt', after: tickets },
      ]) {
        const { errors } = await graph.ask(SEARCH, variables);
        expect({ variables, told: errors.map(({ extensions }) => extensions) }).toEqual({ variables, told: [{ code: 'BAD_USER_INPUT', argument: 'after' }] });
      }
    });

    it.each([
      ['a page of 0', { query: 'a', first: 0 }, 'first'],
      ['a cursor of nowhere', { query: 'a', after: 'x' }, 'after'],
    ])('refuses %s', async (_, variables, argument) => {
      const { errors } = await graph.ask(SEARCH, variables);
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
    });
  });

  describe('identify', () => {
    it('proves somebody by two features and says which', async () => {
      const { id, party } = personAt(3);
      const { data, errors } = await graph.ask<IdentifyAnswer>(IDENTIFY, {
        input: { phone: party.phones[0], firstName: party.firstName, lastName: party.lastName },
      });
      expect(errors).toEqual([]);
      expect(data?.identify).toMatchObject({ outcome: 'FOUND', level: 20, matched: ['NAME', 'PHONE'], contradicted: [], customerId: id, customer: { id } });
      expect(data?.identify.message).toMatch(/^Proven: two features agree\. Name and phone match;/);
    });

    it('answers the contract that was named, with its customer', async () => {
      const contract = graph.world.contracts.at(11);
      const { data } = await graph.ask(IDENTIFY, { input: { contractId: contract?.id, postalCode: contract?.deliveryAddress.postcode } });
      expect(data).toMatchObject({
        identify: {
          outcome: 'FOUND',
          level: 20,
          contractId: contract?.id,
          contract: { id: contract?.id, customerId: contract?.customerId },
          customer: { id: contract?.customerId },
        },
      });
    });

    it('names nobody for a last name, a shared address of mail, and nothing', async () => {
      const { party } = personAt(3);
      const [name, nothing] = [
        await graph.ask<IdentifyAnswer>(IDENTIFY, { input: { lastName: party.lastName } }),
        await graph.ask<IdentifyAnswer>(IDENTIFY, { input: {} }),
      ];
      for (const { data } of [name, nothing])
        expect(data?.identify).toMatchObject({ outcome: 'NONE', level: 0, customerId: null, customer: null, contract: null });
      expect(nothing.data?.identify.message).toContain('nothing that can be searched');
    });

    it('finds nobody by a name where the city is another one, and by two names that differ', async () => {
      const { id, party, address } = personAt(3);
      const ask = async (input: object) => (await graph.ask<IdentifyAnswer>(IDENTIFY, { input })).data?.identify;
      const name = { firstName: party.firstName, lastName: party.lastName };
      expect(await ask({ ...name, city: address.city })).toMatchObject({ outcome: 'FOUND', level: 10, customerId: id });
      expect(await ask({ ...name, city: 'Xyzstadt' })).toMatchObject({ outcome: 'NONE', customerId: null });
      expect(await ask({ email: party.emails[0], fullName: 'Nora Anders', lastName: party.lastName })).toMatchObject({
        outcome: 'AMBIGUOUS',
        customerId: null,
      });
    });

    it('counts no address of the supplier’s own mail domains', async () => {
      const { id, party } = personAt(3);
      const somebody = await graph.ask<IdentifyAnswer>(IDENTIFY, { input: { email: party.emails[0] } });
      const own = await graph.ask<IdentifyAnswer>(IDENTIFY, { input: { email: 'tom@mustermann.de' } });
      expect([somebody, own].map(({ data }) => [data?.identify.outcome, data?.identify.customerId])).toEqual([
        ['FOUND', id],
        ['NONE', null],
      ]);
    });

    it('takes an id of 50 characters and refuses a longer one, as the facade does', async () => {
      for (const name of ['contractId', 'customerId', 'contractAccountId']) {
        const [most, more] = await Promise.all([50, 51].map((length) => graph.ask(IDENTIFY, { input: { [name]: '1'.repeat(length) } })));
        expect([name, most?.errors, more?.errors.map(({ extensions }) => extensions)]).toEqual([
          name,
          [],
          [{ code: 'BAD_USER_INPUT', argument: `input.${name}` }],
        ]);
      }
    });

    it('refuses what is no input, by the argument’s name', async () => {
      const { errors } = await graph.ask('{ identify(input: { shoeSize: 43 }) { outcome } }');
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'input' }]);
    });
  });

  describe('links', () => {
    const enerfloOf = (kind: EnerfloLinkKind, nth: number) => {
      const all = Array.from({ length: graph.world.enerfloCustomers.size }, (_, index) => graph.world.enerfloCustomers.at(index));
      const found = all.filter((truth) => truth !== undefined).filter((truth) => truth.linkKind === kind && truth.erpCustomerId !== null)[nth];
      if (found === undefined) throw new Error(`no Enerflo customer ${nth} linked by ${kind}`);
      return { customerId: found.erpCustomerId, enerfloCustomerId: String(found.id), installIds: found.installIds };
    };
    const pairOf = (kind: EnerfloLinkKind, nth: number) => {
      const { customerId, enerfloCustomerId } = enerfloOf(kind, nth);
      return { customerId, enerfloCustomerId };
    };
    const decide = (mutation: 'confirmLink' | 'cutLink', ids: object, scopes?: Parameters<GraphOverStore['ask']>[2]) =>
      graph.ask(
        `mutation($customerId: ID!, $enerfloCustomerId: ID!) { decided: ${mutation}(customerId: $customerId, enerfloCustomerId: $enerfloCustomerId) { ${LINK} } }`,
        { ...ids },
        scopes,
      );
    const WAITING =
      '{ linkCandidates(first: 200) { totalCount nodes { customerId enerfloCustomerId state reason matched customer { id } installs { id } } pageInfo { endCursor } } }';

    it('are shown at the customer with method, confidence and reason', async () => {
      const { customerId, enerfloCustomerId, installIds } = enerfloOf('externalId', 0);
      const { data } = await graph.ask(
        'query($id: ID!) { customer(id: $id) { links { state method confidence reason matched enerfloCustomerId foundAt installs { id } } } }',
        { id: customerId },
      );
      expect(data).toMatchObject({
        customer: {
          links: [
            {
              state: 'FOUND',
              method: 'EXTERNAL_ID',
              confidence: 1,
              reason: 'Enerflo names our customer id',
              enerfloCustomerId,
              installs: installIds.toReversed().map((id) => ({ id: String(id) })),
            },
          ],
        },
      });
    });

    it('that are ambiguous wait in a list with their reason', async () => {
      const { data, errors } = await graph.ask<Candidates>(WAITING);
      expect(errors).toEqual([]);
      expect(data?.linkCandidates?.totalCount).toBe(data?.linkCandidates?.nodes.length);
      expect(data?.linkCandidates?.nodes.map(({ reason }) => reason)).toEqual(
        expect.arrayContaining([expect.stringContaining('another Enerflo customer fits as well')]),
      );
      const first = await graph.ask<Candidates>('{ linkCandidates(first: 1) { totalCount nodes { customerId } pageInfo { endCursor } } }');
      const after = first.data?.linkCandidates?.pageInfo.endCursor;
      const second = await graph.ask<Candidates>(
        'query($after: String) { linkCandidates(first: 1, after: $after) { totalCount nodes { customerId enerfloCustomerId } pageInfo { endCursor } } }',
        { after },
      );
      expect(second.data?.linkCandidates?.nodes).toEqual([expect.objectContaining({ enerfloCustomerId: data?.linkCandidates?.nodes[1]?.enerfloCustomerId })]);
    });

    it('can be cut and confirmed by those who may write, under their name', async () => {
      const ids = pairOf('email', 0);
      expect((await decide('cutLink', ids)).data).toEqual({
        decided: { link: { ...ids, state: 'CUT', method: 'MATCHING', confidence: expect.any(Number), decidedBy: 'tester' }, userErrors: [] },
      });
      expect((await decide('confirmLink', ids)).data).toMatchObject({ decided: { link: { state: 'CONFIRMED' }, userErrors: [] } });
    });

    it('cannot be decided without the scope, nor the waiting ones be read', async () => {
      const ids = pairOf('email', 1);
      const before = await graph.store.links.ofEnerflo([ids.enerfloCustomerId]);
      for (const answer of [
        await decide('cutLink', ids, ['graph:read']),
        await decide('confirmLink', ids, ['graph:read', 'operate']),
        await graph.ask(WAITING, {}, ['graph:read']),
      ]) {
        expect(answer.errors.map(({ extensions }) => extensions)).toEqual([{ code: 'FORBIDDEN' }]);
        expect(Object.values(answer.data ?? {}).filter((value) => value !== null)).toEqual([]);
      }
      expect(await graph.store.links.ofEnerflo([ids.enerfloCustomerId])).toEqual(before);
    });

    it('of records that do not exist, or are confirmed otherwise, are answered as the caller’s errors', async () => {
      const ids = pairOf('phone', 0);
      const wrong = [
        [{ ...ids, customerId: '47114711' }, 'customerId'],
        [{ ...ids, enerfloCustomerId: '4711471147' }, 'enerfloCustomerId'],
      ] as const;
      for (const [pair, field] of wrong) expect((await decide('confirmLink', pair)).data).toMatchObject({ decided: { link: null, userErrors: [{ field }] } });
      await decide('confirmLink', ids);
      const second = { ...ids, customerId: personAt(9).id };
      expect((await decide('confirmLink', second)).data).toMatchObject({ decided: { link: null, userErrors: [{ field: 'enerfloCustomerId' }] } });
    });

    it('refuse ids that are none, by the argument’s name', async () => {
      const { errors } = await decide('cutLink', { customerId: '', enerfloCustomerId: '1' });
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'customerId' }]);
    });
  });
});
