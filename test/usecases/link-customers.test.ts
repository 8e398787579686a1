import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnerfloCustomerTruth } from '../../sandbox/world/truth.ts';
import type { EnerfloCustomer } from '../../src/domain/install.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { Link } from '../../src/store/links/links.ts';
import { proposeLinksFor } from '../../src/usecases/link-customers.ts';
import { createCall } from '../support/call-context.ts';
import { fillFromErp, fillLinks } from '../support/fill-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';
import { openWorldSources, type WorldSources } from '../support/world-sources.ts';

const NOW = Date.parse('2025-06-15T08:00:00Z');
const now = () => NOW;

describe('links over the sandbox world', () => {
  let place: StorePlace;
  let store: Store;
  let sandbox: WorldSources;
  let truths: readonly EnerfloCustomerTruth[];

  beforeAll(async () => {
    [place, sandbox] = await Promise.all([quickestPlace(), openWorldSources(640)]);
    store = await createStore(place);
    await fillFromErp(store, sandbox.sources.erp);
    const { enerfloCustomers } = sandbox.world;
    truths = Array.from({ length: enerfloCustomers.size }, (_, index) => enerfloCustomers.at(index)).filter((truth) => truth !== undefined);
    await fillLinks(store, sandbox.sources.enerflo, now);
  });
  afterAll(async () => {
    await sandbox.close();
    await store.close();
    await place.drop();
  });

  const linksOf = (id: number | string): Promise<readonly Link[]> => store.links.ofEnerflo([String(id)]);
  const ofKind = (kind: EnerfloCustomerTruth['linkKind']) => truths.filter(({ linkKind }) => linkKind === kind);
  const read = async (id: number | string): Promise<EnerfloCustomer> => {
    const found = await sandbox.sources.enerflo.customerById(String(id), createCall());
    if (found === null) throw new Error(`no Enerflo customer ${id}`);
    return found;
  };
  const aLinked = async (kind: EnerfloCustomerTruth['linkKind'], nth = 0) => {
    const truth = ofKind(kind)[nth];
    if (truth === undefined) throw new Error(`no Enerflo customer linked by ${kind}`);
    const [link] = await linksOf(truth.id);
    if (link === undefined) throw new Error(`no link of ${truth.id}`);
    return { truth, link, customer: await read(truth.id) };
  };

  it('never links a wrong customer, nor a stranger', async () => {
    const wrong: string[] = [];
    for (const { id, erpCustomerId } of truths) {
      const used = (await linksOf(id)).filter(({ state }) => state === 'found');
      if (used.some((link) => link.erpCustomerId !== erpCustomerId)) wrong.push(`${id}: ${used.map((link) => link.erpCustomerId)} instead of ${erpCustomerId}`);
    }
    expect(truths.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it.each(['externalId', 'email', 'phone', 'address'] as const)('finds all that can be recognised by %s', async (kind) => {
    const people = ofKind(kind);
    const links = await Promise.all(people.map(({ id }) => linksOf(id)));
    expect(people.length).toBeGreaterThan(0);
    expect(links.map((list) => list.map(({ erpCustomerId, state, method }) => [erpCustomerId, state, method]))).toEqual(
      people.map(({ erpCustomerId }) => [[erpCustomerId, 'found', kind === 'externalId' ? 'externalId' : 'matching']]),
    );
  });

  it('says how sure it is and why, in words, without anybody’s data', async () => {
    const { link } = await aLinked('externalId');
    expect(link).toMatchObject({ confidence: 1, evidence: { proven: true, reason: 'Enerflo names our customer id' } });
    const { link: byMail } = await aLinked('email');
    expect(byMail.confidence).toBeGreaterThan(0.9);
    expect(byMail.evidence).toMatchObject({
      matched: expect.arrayContaining(['name', 'place', 'email']),
      reason: 'the full name and one more feature agree; equal: name, address and e-mail',
    });
  });

  it('leaves two Enerflo customers that fit one ERP customer alike to a person', async () => {
    const { links, total } = await store.links.candidates(200, 0);
    const ambiguous = new Set(ofKind('ambiguous').map(({ id }) => String(id)));
    expect(total).toBe(links.length);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter(({ enerfloCustomerId }) => !ambiguous.has(enerfloCustomerId))).toEqual([]);
  });

  it('changes nothing when it is repeated', async () => {
    const before = await Promise.all(truths.map(({ id }) => linksOf(id)));
    await fillLinks(store, sandbox.sources.enerflo, now);
    expect(await Promise.all(truths.map(({ id }) => linksOf(id)))).toEqual(before);
  });

  describe('beside what people decide', () => {
    it('never finds a cut link again', async () => {
      const { link, customer } = await aLinked('email', 1);
      await store.links.decide({ ...link, state: 'cut', by: 'agent', at: NOW });
      await proposeLinksFor([customer], { store, now });
      expect((await linksOf(customer.id)).map(({ state }) => state)).toEqual(['cut']);
    });

    it('keeps a confirmed link, whatever it thinks itself', async () => {
      const { link, customer } = await aLinked('phone', 1);
      const other = sandbox.world.customers.at(7)?.id ?? '';
      await store.links.decide({ erpSource: 'erp', erpCustomerId: other, enerfloCustomerId: customer.id, state: 'confirmed', by: 'agent', at: NOW });
      await proposeLinksFor([customer], { store, now });
      expect(Object.fromEntries((await linksOf(customer.id)).map(({ erpCustomerId, state }) => [erpCustomerId, state]))).toEqual({
        [other]: 'confirmed',
        [link.erpCustomerId]: 'candidate',
      });
    });

    it('yields to Enerflo naming our id', async () => {
      const { link, customer } = await aLinked('email', 2);
      const twin = { ...customer, id: '99900001', externalId: link.erpCustomerId };
      await proposeLinksFor([twin], { store, now });
      expect((await linksOf(twin.id)).map(({ state, method }) => [state, method])).toEqual([['found', 'externalId']]);
      expect((await linksOf(customer.id)).map(({ state }) => state)).toEqual(['candidate']);
      await proposeLinksFor([{ ...twin, deletedAt: '2025-06-15T08:00:00Z' }, customer], { store, now });
      expect((await linksOf(twin.id)).concat(await linksOf(customer.id)).map(({ state }) => state)).toEqual(['found']);
    });
  });

  it('doubts an external id whose customer has quite another name, and one nobody has', async () => {
    const { link, customer } = await aLinked('email', 3);
    const stranger = { ...customer, id: '99900002', externalId: link.erpCustomerId, firstName: 'Quirin', lastName: 'Xanthopoulos', email: null, phone: null };
    await proposeLinksFor([stranger], { store, now });
    expect(await linksOf(stranger.id)).toMatchObject([{ state: 'candidate', method: 'externalId', confidence: 0.5 }]);
    const unknown = { ...customer, id: '99900003', externalId: 'nobody-has-this' };
    await proposeLinksFor([{ ...stranger, deletedAt: '2025-06-15T08:00:00Z' }, unknown], { store, now });
    expect(await linksOf(unknown.id)).toMatchObject([{ state: 'candidate', method: 'matching', erpCustomerId: link.erpCustomerId }]);
  });

  it('links nobody by a name alone, and takes strange texts', async () => {
    const { customer } = await aLinked('address', 1);
    const nameOnly = { ...customer, id: '99900004', email: null, phone: null, address: null, zip: null, city: null };
    const strange = {
      ...nameOnly,
      id: '99900005',
      firstName: '\u0000%',
      lastName: "'; --",
      email: '\ud800@x',
      phone: '9'.repeat(500),
      address: 'ä'.repeat(10_000),
    };
    await proposeLinksFor([nameOnly, strange], { store, now });
    expect(await Promise.all([nameOnly, strange].map(({ id }) => linksOf(id)))).toEqual([[], []]);
  });
});
