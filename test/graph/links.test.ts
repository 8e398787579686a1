import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnerfloCustomerTruth, EnerfloLinkKind, World } from '../../sandbox/world/truth.ts';
import type { Sources } from '../../src/reader/sources.ts';
import type { Store } from '../../src/store/create-store.ts';
import { proposeLinksFor } from '../../src/usecases/link-customers.ts';
import { createCall } from '../support/call-context.ts';
import { fillFromErp, fillInstalls } from '../support/fill-store.ts';
import { type Stack, startStack } from '../support/stack.ts';

interface Shown {
  readonly customer: { readonly installs: readonly { readonly id: string }[] | null; readonly links: readonly { readonly state: string }[] | null };
}
interface Owner {
  readonly install: { readonly customer: { readonly id: string } | null } | null;
}

const CUSTOMER = 'query($id: ID!) { customer(id: $id) { party { name } installs { id } links { state } } }';
const INSTALL = 'query($id: ID!) { install(id: $id) { customer { id } } }';
const LIVE = { 'cache-control': 'no-cache' };
const OF_ANY_AGE = { 'cache-control': 'max-age=999999999' };

const truthsOf = ({ enerfloCustomers }: World, kind: EnerfloLinkKind | null): readonly EnerfloCustomerTruth[] =>
  Array.from({ length: enerfloCustomers.size }, (_, index) => enerfloCustomers.at(index))
    .filter((truth) => truth !== undefined)
    .filter(({ linkKind }) => linkKind === kind);

/** Rules link those whom Enerflo itself does not point to; the first of the others are candidates; the rest nobody looked at. */
const prepare = async (sources: Sources, store: Store, world: World): Promise<void> => {
  await fillFromErp(store, sources.erp);
  await fillInstalls(store, sources.enerflo);
  const read = ({ id }: EnerfloCustomerTruth) => sources.enerflo.customerById(String(id), createCall());
  const linked = await Promise.all([...truthsOf(world, 'phone'), ...truthsOf(world, 'address')].map(read));
  await proposeLinksFor(
    linked.filter((customer) => customer !== null),
    { store, now: Date.now },
  );
  for (const { id, erpCustomerId } of [truthsOf(world, 'email')[0], truthsOf(world, 'externalId')[1]].filter((truth) => truth !== undefined))
    await store.links.propose(String(id), [
      {
        ...{ erpSource: 'erp', erpCustomerId: erpCustomerId ?? '', state: 'candidate', method: 'matching', confidence: 0.5, evidence: {} },
        foundAt: Date.now(),
      },
    ]);
};

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 320, prepare });
});
beforeEach(() => stack.reset());
afterAll(() => stack.stop());

interface Pair {
  readonly customerId: string;
  readonly enerfloCustomerId: string;
  /** Newest first. */
  readonly installIds: readonly string[];
}

const pairOf = (kind: EnerfloLinkKind, nth: number): Pair => {
  const truth = truthsOf(stack.world, kind)[nth];
  if (truth?.erpCustomerId == null) throw new Error(`no customer ${nth} of kind ${kind}`);
  return { customerId: truth.erpCustomerId, enerfloCustomerId: String(truth.id), installIds: truth.installIds.map(String).toReversed() };
};

const decide = async (mutation: 'confirmLink' | 'cutLink', { customerId, enerfloCustomerId }: Pair): Promise<void> => {
  const { data } = await stack.ask(
    `mutation($customerId: ID!, $enerfloCustomerId: ID!) {
       ${mutation}(customerId: $customerId, enerfloCustomerId: $enerfloCustomerId) { link { state } userErrors { message } } }`,
    { customerId, enerfloCustomerId },
  );
  expect(data).toEqual({ [mutation]: { link: { state: mutation === 'cutLink' ? 'CUT' : 'CONFIRMED' }, userErrors: [] } });
};

const shownAt = async (id: string, headers: Record<string, string> = {}): Promise<readonly string[] | undefined> => {
  const { data, errors } = await stack.ask<Shown>(CUSTOMER, { id }, headers);
  expect(errors).toBeUndefined();
  return data?.customer.installs?.map((install) => install.id);
};

const ownerOf = async (installId: string | undefined, headers: Record<string, string> = {}): Promise<string | null | undefined> => {
  const { data, errors } = await stack.ask<Owner>(INSTALL, { id: installId }, headers);
  expect(errors).toBeUndefined();
  return data?.install?.customer?.id ?? null;
};

/** Whether the customer shows the installs, and whether each of them shows the customer. */
const directions = async ({ customerId, installIds }: Pair, headers: Record<string, string> = {}): Promise<readonly [boolean, boolean]> => {
  const shown = await shownAt(customerId, headers);
  const owners = await Promise.all(installIds.map((id) => ownerOf(id, headers)));
  return [installIds.every((id) => shown?.includes(id)), owners.every((owner) => owner === customerId)];
};
const BOTH = [true, true];
const NEITHER = [false, false];

describe('a link', () => {
  it('that rules found leads both ways, where Enerflo itself points to nobody', async () => {
    for (const pair of [pairOf('phone', 0), pairOf('address', 0)]) {
      expect(await shownAt(pair.customerId)).toEqual(pair.installIds);
      expect(await directions(pair)).toEqual(BOTH);
    }
  });

  it('that a person confirmed leads both ways at once, and none of them once it is cut', async () => {
    const stranger = truthsOf(stack.world, null).at(-1);
    const pair = { ...pairOf('phone', 1), enerfloCustomerId: String(stranger?.id), installIds: stranger?.installIds.map(String) ?? [] };
    expect(await directions(pair)).toEqual(NEITHER);
    await decide('confirmLink', pair);
    expect(await directions(pair)).toEqual(BOTH);
    await decide('cutLink', pair);
    expect(await directions(pair)).toEqual(NEITHER);
  });

  it('that is confirmed wins over what was found of either side', async () => {
    const [found, other] = [pairOf('address', 1), pairOf('phone', 2)];
    const confirmed = { ...found, customerId: other.customerId };
    expect([await directions(found), await directions(other)]).toEqual([BOTH, BOTH]);
    await decide('confirmLink', confirmed);
    expect(await shownAt(confirmed.customerId)).toEqual(confirmed.installIds);
    expect([await directions(confirmed), await directions(found), await directions(other)]).toEqual([BOTH, NEITHER, NEITHER]);
  });

  it.each(['externalId', 'email', 'address'] as const)('that is cut hides the installs at once, also where Enerflo points to them by %s', async (kind) => {
    const pair = pairOf(kind, 2);
    expect(await directions(pair)).toEqual(BOTH);
    await decide('cutLink', pair);
    expect([await directions(pair), await directions(pair, LIVE)]).toEqual([NEITHER, NEITHER]);
    await decide('confirmLink', pair);
    expect([await directions(pair), await directions(pair, LIVE)]).toEqual([BOTH, BOTH]);
  });

  it.each([
    ['email', 0],
    ['externalId', 1],
  ] as const)('that waits for a person does not count, though Enerflo points there by %s', async (kind, nth) => {
    const pair = pairOf(kind, nth);
    const { data } = await stack.ask<Shown>(CUSTOMER, { id: pair.customerId }, LIVE);
    expect(data?.customer).toMatchObject({ installs: [], links: [{ state: 'CANDIDATE' }] });
    expect(await directions(pair, LIVE)).toEqual(NEITHER);
  });

  it('that is decided in the middle of a request holds for the rest of it', async () => {
    const pair = pairOf('email', 3);
    const arguments_ = `customerId: "${pair.customerId}", enerfloCustomerId: "${pair.enerfloCustomerId}"`;
    const { data } = await stack.ask(`mutation {
      cut: cutLink(${arguments_}) { link { customer { installs { id } links { state } } } }
      confirmed: confirmLink(${arguments_}) { link { customer { installs { id } links { state } } } } }`);
    expect(data).toEqual({
      cut: { link: { customer: { installs: [], links: [{ state: 'CUT' }] } } },
      confirmed: { link: { customer: { installs: pair.installIds.map((id) => ({ id })), links: [{ state: 'CONFIRMED' }] } } },
    });
  });
});

describe('without a link', () => {
  it('what the customer finds by our id or e-mail finds the customer', async () => {
    for (const pair of [pairOf('externalId', 4), pairOf('email', 4), pairOf('email', 5)]) {
      expect(await shownAt(pair.customerId)).toEqual(pair.installIds);
      expect(await directions(pair)).toEqual(BOTH);
    }
  });

  it('a stranger at Enerflo is nobody’s', async () => {
    const stranger = truthsOf(stack.world, null).at(-1);
    expect(await ownerOf(String(stranger?.installIds[0]))).toBeNull();
  });

  it('an e-mail address that two customers have leads to neither', async () => {
    const [pair, other] = [pairOf('email', 6), pairOf('externalId', 5)];
    const email = stack.world.customers.get(pair.customerId)?.party.emails[0] ?? '';
    expect(await directions(pair)).toEqual(BOTH);
    await stack.put('erp', 'customer', other.customerId, { party: { ...stack.world.customers.get(other.customerId)?.party, emails: [email] } });
    await stack.ask('query($id: ID!) { customer(id: $id) { id } }', { id: other.customerId }, LIVE);
    await expect.poll(() => directions(pair), { timeout: 5000 }).toEqual(NEITHER);
  });
});

describe('what an edge costs', () => {
  it('a linked customer’s installs cost no search, and live those that find his Enerflo record', async () => {
    const { customerId, installIds } = pairOf('phone', 0);
    expect([await shownAt(customerId, OF_ANY_AGE), await stack.calls('enerflo')]).toEqual([installIds, []]);
    expect(await shownAt(customerId, LIVE)).toEqual(installIds);
    expect(await stack.calls('enerflo')).toHaveLength(2 + installIds.length);
  });

  it('the way back over a link costs none at Enerflo', async () => {
    const { customerId, installIds } = pairOf('phone', 0);
    expect(await ownerOf(installIds[0], OF_ANY_AGE)).toBe(customerId);
    expect(await stack.calls('enerflo')).toEqual([]);
  });
});

describe('while Enerflo is down', () => {
  beforeEach(() => stack.faults('enerflo', [{ kind: 'status', status: 503 }]));

  it('installs nobody can tell are null with the error, and the customer is readable', async () => {
    const { data, errors } = await stack.ask(CUSTOMER, { id: '200090' }, LIVE);
    expect(data).toEqual({ customer: { party: { name: expect.any(String) }, installs: null, links: [] } });
    expect(errors).toMatchObject([{ path: ['customer', 'installs'], extensions: { code: 'SOURCE_UNAVAILABLE', source: 'ENERFLO' } }]);
  });

  it('linked ones answer from the mirror, also who asks for live ones', async () => {
    const pair = pairOf('phone', 0);
    expect(await directions(pair, LIVE)).toEqual(BOTH);
  });
});
