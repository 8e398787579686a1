import { describe, expect, it } from 'vitest';
import { bdewCheckDigit } from '../../../sandbox/world/identifiers.ts';
import type { Collection, World } from '../../../sandbox/world/truth.ts';
import { createWorld, referenceCustomerIds } from '../../../sandbox/world/world.ts';

const SAMPLE = 20_000;
const world = createWorld({ contracts: 50_000 });

const take = <T>(collection: Collection<T>, count: number, from = 10): T[] =>
  Array.from({ length: Math.min(count, collection.size - from) }, (_, index) => collection.at(from + index)).filter((record) => record !== undefined);

const contracts = take(world.contracts, SAMPLE);
const customers = take(world.customers, SAMPLE);
const enerflo = take(world.enerfloCustomers, SAMPLE, 4);
const distinct = (values: readonly string[]) => new Set(values).size;
const share = (part: number, whole: number) => part / whole;

const everyId = (of: World, name: 'customers' | 'contracts' | 'tickets' | 'enerfloCustomers' | 'installs' | 'notes') =>
  take<{ readonly id: string | number }>(of[name], Number.POSITIVE_INFINITY, 0).map(({ id }) => String(id));

const mod97 = (iban: string) => {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return Number(BigInt(digits) % 97n);
};

describe('computed records', () => {
  it('are the same in every world, whatever its size', () => {
    const other = createWorld({ contracts: 5_000_000 });
    for (const id of ['1000001', '1000777', '1031234']) expect(other.contracts.get(id)).toEqual(world.contracts.get(id));
    expect(other.tickets.get('5000025')).toEqual(world.tickets.get('5000025'));
    expect(other.notes.get('920100')).toEqual(world.notes.get('920100'));
  });

  it('have market locations that no two contracts share and whose check digit is right', () => {
    expect(distinct(contracts.map(({ marketLocationId }) => marketLocationId))).toBe(contracts.length);
    for (const { marketLocationId } of contracts) {
      expect(marketLocationId).toMatch(/^[1-9]\d{10}$/);
      expect(marketLocationId.at(-1)).toBe(bdewCheckDigit(marketLocationId.slice(0, 10)));
    }
  });

  it('have meters that no two contracts share, one in twenty with a number of the old style', () => {
    const meters = contracts.map(({ meterNumber }) => meterNumber);
    expect(distinct(meters)).toBe(meters.length);
    expect(meters.filter((meter) => !/^([17]QQX[0-9A-F]{2}\d{8}|0\d{10})$/.test(meter))).toEqual([]);
    expect(share(meters.filter((meter) => meter.startsWith('0')).length, meters.length)).toBeCloseTo(0.05, 2);
  });

  it('have metering locations of 33 characters that no two contracts share', () => {
    const locations = contracts.map(({ meterLocationId }) => meterLocationId);
    expect(distinct(locations)).toBe(locations.length);
    expect(locations.filter((location) => !/^DE\d{6}\d{5}[A-Z0-9]{20}$/.test(location))).toEqual([]);
  });

  it('name grid operators whose code starts with 999 and passes its check', () => {
    for (const code of new Set(contracts.map(({ gridOperatorCode }) => gridOperatorCode))) {
      expect(code).toMatch(/^999\d{10}$/);
      expect(code.at(-1)).toBe(bdewCheckDigit(code.slice(0, 12)));
    }
  });

  it('have an IBAN of no bank with the right check digits', () => {
    for (const { iban } of [...contracts.slice(0, 3000), ...customers.slice(0, 3000)]) {
      expect(iban).toMatch(/^DE\d{2}9\d{17}$/);
      expect(mod97(iban)).toBe(1);
    }
  });

  it('live where nobody lives, and are reached where nobody answers', () => {
    for (const { address, party } of customers) {
      expect(address.postcode).toMatch(/^(05|43|62)\d{3}$/);
      for (const phone of party.phones) expect(phone).toMatch(/^\+(493023125|494066969|496990009)\d{6}$|^\+4917139200\d{5}$/);
      for (const email of party.emails) expect(email).toMatch(/@(example\.org|example\.net|[a-z-]+\.example)$/i);
    }
  });

  it('share phones with nobody, and e-mail addresses with a partner at most', () => {
    const phones = customers.flatMap(({ party }) => party.phones);
    expect(distinct(phones)).toBe(phones.length);
    const holders = Map.groupBy(customers, ({ party }) => party.emails[0]?.toLowerCase());
    holders.delete(undefined);
    for (const [, sharing] of holders) {
      expect(sharing.length).toBeLessThanOrEqual(2);
      expect(new Set(sharing.map(({ party, address }) => `${party.lastName} ${address.street} ${address.houseNumber}`)).size).toBe(1);
    }
    const sharers = [...holders.values()].filter((sharing) => sharing.length === 2).length * 2;
    expect(share(sharers, customers.length)).toBeCloseTo(0.04, 2);
  });

  it('are companies in one case of twelve, and moved from an older ERP in one of twenty', () => {
    expect(share(customers.filter(({ party }) => party.business).length, customers.length)).toBeCloseTo(0.08, 2);
    expect(share(customers.filter(({ legacyId }) => legacyId !== null).length, customers.length)).toBeCloseTo(0.05, 2);
  });

  it('have namesakes in the same street in one case of a hundred', () => {
    const doors = Map.groupBy(
      customers.filter(({ party }) => !party.business),
      ({ party, address }) => `${party.firstName} ${party.lastName} ${address.street} ${address.postcode}`,
    );
    const namesakes = [...doors.values()].filter((same) => same.length > 1).flat();
    expect(share(namesakes.length, customers.length)).toBeCloseTo(0.01, 2);
    expect(new Set(namesakes.map(({ party }) => party.emails[0])).size).toBeGreaterThan(namesakes.length * 0.8);
  });

  it('let subsidiaries sign for themselves', () => {
    const differing = contracts.filter((contract) => contract.party.company !== world.customers.get(contract.customerId)?.party.company);
    expect(differing.length).toBeGreaterThan(100);
    for (const { party } of differing) expect(party.business).toBe(true);
  });

  it('start supply at midnight in Germany on the first of a month', () => {
    const midnight = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false });
    for (const { startDate, endDate } of contracts.slice(0, 2000)) {
      for (const time of [startDate, endDate ?? startDate]) expect(midnight.format(time * 1000)).toBe('01, 00:00');
    }
  });
});

describe('who belongs to whom', () => {
  it('agrees from customers to contracts and back, over the borders of blocks', () => {
    const small = createWorld({ contracts: 2100 });
    const claimed = everyId(small, 'customers').flatMap((id) => (small.customers.get(id)?.contractIds ?? []).map((contract) => [contract, id]));
    expect(claimed.length).toBe(small.contracts.size);
    for (const [contract, customer] of claimed) expect(small.contracts.get(contract ?? '')?.customerId).toBe(customer);
  });

  it('agrees from contracts and customers to tickets and back', () => {
    const small = createWorld({ contracts: 2100 });
    const byContract = everyId(small, 'contracts').flatMap((id) => small.ticketIdsOfContract(id));
    const byCustomer = everyId(small, 'customers').flatMap((id) => small.ticketIdsOfCustomer(id));
    expect(byContract.map(String).toSorted()).toEqual(everyId(small, 'tickets').toSorted());
    expect(byCustomer.toSorted()).toEqual(byContract.toSorted());
    for (const id of byContract) expect(small.ticketIdsOfContract(small.tickets.get(String(id))?.contractId ?? '')).toContain(id);
  });

  it('agrees from Enerflo customers to installs to notes and back', () => {
    const small = createWorld({ contracts: 2100 });
    const installs = everyId(small, 'enerfloCustomers').flatMap((id) => small.enerfloCustomers.get(id)?.installIds ?? []);
    expect(installs.map(String).toSorted()).toEqual(everyId(small, 'installs').toSorted());
    const notes = installs.flatMap((id) => small.noteIdsOfInstall(id));
    expect(notes.map(String).toSorted()).toEqual(everyId(small, 'notes').toSorted());
    for (const id of installs) expect(small.installIdByDeal(small.installs.get(String(id))?.dealId ?? '')).toBe(id);
  });

  it('lists every collection by ascending ids, the lowest first', () => {
    const small = createWorld({ contracts: 1500 });
    for (const name of ['tickets', 'enerfloCustomers', 'installs', 'notes'] as const) {
      const ids = everyId(small, name).map(Number);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(small[name].at(ids.length)).toBeUndefined();
    }
  });

  it('gives the last customer what is left', () => {
    for (const count of [1, 9, 13, 700]) {
      const small = createWorld({ contracts: count });
      const last = small.contracts.get(String(1_000_000 + count));
      expect(small.customers.get(last?.customerId ?? '')?.contractIds.at(-1)).toBe(String(1_000_000 + count));
      expect(small.contracts.get(String(1_000_001 + count))).toBeUndefined();
    }
  });

  it('holds only the printed records where no contracts are asked for', () => {
    const empty = createWorld({ contracts: 0 });
    expect(everyId(empty, 'customers')).toEqual(['83771', 'C-200001']);
    expect(everyId(empty, 'tickets')).toEqual(['376189']);
  });

  it('gives customers 1 to 12 contracts, mostly one or two', () => {
    const counts = customers.slice(0, -1).map(({ contractIds }) => contractIds.length);
    expect(Math.min(...counts)).toBe(1);
    expect(Math.max(...counts)).toBe(12);
    expect(share(counts.filter((count) => count <= 2).length, counts.length)).toBeGreaterThan(0.75);
  });
});

describe('reference customers', () => {
  it('are one in sixteen, with 10 contracts, 50 tickets, 2 installs, 8 milestones and 5 notes each', () => {
    const ids = referenceCustomerIds(world, 100);
    expect(ids.length).toBe(100);
    expect(Number(ids[99]) - Number(ids[98])).toBe(16);
    for (const id of ids) {
      const customer = world.customers.get(id);
      expect(customer?.contractIds.map((contract) => world.ticketIdsOfContract(contract).length)).toEqual(Array(10).fill(5));
      const [record, other] = world.enerfloCustomersBy('externalId', id);
      expect(other).toBeUndefined();
      const installs = record?.installIds.map((install) => world.installs.get(String(install)));
      expect(installs?.map((install) => install?.milestones.length)).toEqual([8, 8]);
      expect(installs?.map((install) => world.noteIdsOfInstall(install?.id ?? 0).length)).toEqual([5, 5]);
    }
  });

  it('are as many as there are, where more are asked for', () => {
    expect(referenceCustomerIds(createWorld({ contracts: 100 }), 50).length).toBeLessThan(5);
  });
});

describe('people in Enerflo', () => {
  const linked = enerflo.filter(({ erpCustomerId }) => erpCustomerId !== null);

  it('are one customer in five', () => {
    expect(share(linked.length, world.customers.size)).toBeCloseTo(0.2, 2);
  });

  it.each([
    ['externalId', 0.55],
    ['email', 0.2],
    ['phone', 0.1],
    ['address', 0.1],
    ['ambiguous', 0.05],
  ] as const)('are recognised by %s in the share told', (kind, wanted) => {
    expect(Math.abs(share(linked.filter(({ linkKind }) => linkKind === kind).length, linked.length) - wanted)).toBeLessThan(0.02);
  });

  it('are found by the key they are linked by, and by that alone', () => {
    for (const record of linked) {
      const customer = world.customers.get(record.erpCustomerId ?? '');
      const found = {
        externalId: world.enerfloCustomersBy('externalId', customer?.id ?? ''),
        email: customer?.party.emails[0] === undefined ? [] : world.enerfloCustomersBy('email', customer.party.emails[0]),
        phone: (customer?.party.phones ?? []).flatMap((phone) => world.enerfloCustomersBy('phone', phone)),
      };
      const isFound = (key: keyof typeof found) => found[key].some(({ id }) => id === record.id);
      expect(isFound('externalId')).toBe(record.linkKind === 'externalId');
      if (record.linkKind === 'email') expect(isFound('email')).toBe(true);
      if (record.linkKind === 'phone') expect([isFound('phone'), isFound('email')]).toEqual([true, false]);
      if (record.linkKind === 'address') expect([isFound('phone'), isFound('email')]).toEqual([false, false]);
    }
  });

  it('come in two where they are ambiguous, alike in mail or in name and house', () => {
    const doubtful = Map.groupBy(
      enerflo.filter(({ linkKind }) => linkKind === 'ambiguous'),
      (record) => `${record.address} ${record.zip}`,
    );
    expect(doubtful.size).toBeGreaterThan(50);
    for (const [, [one, other, third]] of doubtful) {
      expect(third).toBeUndefined();
      expect([one?.erpCustomerId === null, other?.erpCustomerId]).toEqual([false, null]);
      expect(one?.email === other?.email || `${one?.firstName} ${one?.lastName}` === `${other?.firstName} ${other?.lastName}`).toBe(true);
    }
  });

  it('include people without a contract', () => {
    const strangers = enerflo.filter(({ linkKind }) => linkKind === null);
    expect(strangers.length).toBeGreaterThan(100);
    for (const { email } of strangers) expect(world.customersByEmail(email ?? '')).toEqual([]);
  });
});

describe('finding customers by e-mail', () => {
  it('finds every customer by each address, whatever the capitals', () => {
    for (const customer of customers.slice(0, 2000)) {
      for (const email of customer.party.emails) expect(world.customersByEmail(email.toUpperCase()).map(({ id }) => id)).toContain(customer.id);
    }
  });

  it('finds nobody by an address that only looks like one of ours', () => {
    expect(world.customersByEmail('nobody.7@example.org')).toEqual([]);
    expect(world.customersByEmail('no address at all')).toEqual([]);
  });
});

describe('a world of 5,000,000 contracts', () => {
  it('is there at once, in constant memory, with any record at hand', () => {
    const before = process.memoryUsage().heapUsed;
    const started = performance.now();
    const large = createWorld({ contracts: 5_000_000 });
    const last = large.contracts.get('6000000');
    expect(performance.now() - started).toBeLessThan(200);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * 1024 * 1024);
    expect(large.contracts.size).toBe(5_000_003);
    expect(large.customers.get(last?.customerId ?? '')?.contractIds).toContain('6000000');
    expect(large.tickets.at(large.tickets.size - 1)).toBeDefined();
  });

  it('still tells its people apart', () => {
    const large = createWorld({ contracts: 5_000_000 });
    const far = Array.from({ length: 2000 }, (_, index) => large.customers.at(index * 1117 + 5)).filter((customer) => customer !== undefined);
    const phones = far.flatMap(({ party }) => party.phones);
    expect(phones.length).toBeGreaterThan(2000);
    expect(distinct(phones)).toBe(phones.length);
  });
});
