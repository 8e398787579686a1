import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTicketCases, playTickets } from '../support/driven-tickets.ts';
import { createEnneoDriver } from '../support/enneo-driver.ts';
import { askFacade, FACADE_KEY } from '../support/facade-server.ts';
import { fillBySync } from '../support/fill-by-sync.ts';
import { fillFromMatchWorld } from '../support/fill-store.ts';
import { matchCases, matchWorld } from '../support/match-cases.ts';
import { embeddedPlace } from '../support/on-both-engines.ts';
import { type Stack, startStack } from '../support/stack.ts';

const TICKETS = 200;

describe('Enneo at a running server that a sync has filled', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ contracts: 320, prepare: fillBySync });
  });
  afterAll(() => stack.stop());

  it('plays tickets and agent searches: every answer keeps its rules, none is wrong, 98 of 100 of the identifiable are found', async () => {
    const driver = createEnneoDriver(stack.url, FACADE_KEY);
    const tally = await playTickets(driver, createTicketCases(stack.world, TICKETS), stack.world);
    expect(driver.violations).toEqual([]);
    expect({ wrong: tally.wrong, hidden: tally.hidden }).toEqual({ wrong: [], hidden: [] });
    expect(tally.identifiable).toBeGreaterThan(TICKETS / 2);
    expect(tally.found / tally.identifiable).toBeGreaterThanOrEqual(0.98);
  });
});

const address = z.object({ street: z.string(), houseNumber: z.string().nullable(), postcode: z.string(), city: z.string() });

/** As Enneo sends it: an address is one line. */
const toInput = (input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { data } = address.safeParse(input.address);
  if (data === undefined) return input;
  const { street, houseNumber, postcode, city } = data;
  return { ...input, address: `${houseNumber === null ? street : `${street} ${houseNumber}`}, ${postcode} ${city}` };
};

type Expected = (typeof matchCases.queries)[number]['expect'];

/** The fixture names records `pc:4711001`. Several contracts that may be meant are no contract. */
const toAnswer = ({ result, level, person, contracts }: Expected) => {
  if (result !== 'found' || level === 0) return {};
  const [contractId = null, ...others] = contracts.map((ref) => ref.replace(/^\w+:/, ''));
  return {
    contractId: others.length > 0 ? null : contractId,
    customerId: person?.replace(/^\w+:/, ''),
    customerLegitimation: level,
    customerLegitimationMessage: expect.any(String),
  };
};

describe('the 104 questions of match-cases.json to a running server on the embedded store', () => {
  let stack: Stack;
  beforeAll(async () => {
    const asOf = Date.parse(matchCases._fixture.asOf);
    stack = await startStack({
      contracts: 16,
      openPlace: embeddedPlace,
      prepare: (_, store) => fillFromMatchWorld(store, matchWorld),
      clock: { aheadMs: asOf - Date.now() },
      facade: { sendLegitimation: true },
    });
  });
  afterAll(() => stack.stop());

  it.each(matchCases.queries)('$id: $reason', async ({ input, expect: expected }) => {
    const { status, body } = await askFacade(stack.url, '/enneo/contract/search', { json: toInput(input) });
    expect({ status, body }).toEqual({ status: 200, body: toAnswer(expected) });
  });
});
