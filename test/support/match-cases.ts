import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ENERGIES } from '../../src/domain/contract.ts';
import { splitHouseNumber } from '../../src/domain/house-number.ts';
import { compactIban } from '../../src/domain/iban.ts';
import type { MatchAddress, MatchContract, MatchCustomer } from '../../src/domain/matching/match-customer.ts';
import { phoneCandidates } from '../../src/domain/phone.ts';

const ref = z.strictObject({ source: z.string(), id: z.string() });
const address = z.object({
  street: z.string(),
  houseNumber: z.string().nullable(),
  suffix: z.string().nullable().default(null),
  postcode: z.string(),
  city: z.string(),
});
const party = z.object({
  source: z.string().default('x'),
  id: z.string().default('x'),
  firstName: z.string().nullable().default(null),
  lastName: z.string().nullable().default(null),
  company: z.string().nullable().default(null),
  contact: z.object({ firstName: z.string(), lastName: z.string() }).optional(),
  birthDate: z.string().optional(),
  address: address.optional(),
  emails: z.array(z.string()).default([]),
  phones: z.array(z.string()).default([]),
  iban: z.string().nullable().default(null),
  meterNumber: z.string().optional(),
  legacy: z.array(ref).default([]),
  successor: ref.nullable().default(null),
});
const contract = z.object({
  source: z.string(),
  id: z.string(),
  customerId: z.string(),
  energy: z.enum(ENERGIES),
  address,
  marketLocationId: z.string(),
  meterLocationId: z.string(),
  meterNumber: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  legacy: z.array(ref).default([]),
  successor: ref.nullable().default(null),
});
const expected = z.strictObject({
  result: z.enum(['found', 'ambiguous', 'none']),
  level: z.number().optional(),
  person: z.string().optional(),
  contracts: z.array(z.string()).default([]),
  linked: z.array(z.string()).default([]),
  via: z.array(z.string()).default([]),
  conflicts: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
  candidates: z.array(z.string()).default([]),
  suggest: z.array(z.string()).default([]),
});
const fixture = z.object({
  _fixture: z.object({ asOf: z.string() }),
  records: z.object({ customers: z.array(party), contracts: z.array(contract) }),
  identifierCases: z.record(z.string(), z.object({ valid: z.array(z.string()), invalid: z.array(z.object({ value: z.string(), reason: z.string() })) })),
  fieldPairs: z.array(
    z.object({
      id: z.string(),
      field: z.string(),
      a: z.coerce.string(),
      b: z.coerce.string(),
      expect: z.enum(['same', 'ambiguous', 'different']),
      reason: z.string(),
    }),
  ),
  personPairs: z.array(z.object({ id: z.string(), a: party, b: party, expect: z.enum(['same_person', 'ambiguous', 'different_person']), reason: z.string() })),
  queries: z.array(z.object({ id: z.string(), input: z.record(z.string(), z.unknown()), expect: expected, reason: z.string() })),
  textCases: z.array(z.object({ id: z.string(), text: z.string(), expect: z.record(z.string(), z.array(z.string())), reason: z.string() })),
});

/** `fixtures/erp/match-cases.json`, as it is. */
export const matchCases = fixture.parse(JSON.parse(readFileSync(new URL('../fixtures/erp/match-cases.json', import.meta.url), 'utf8')));

const toAddress = ({ street, houseNumber, suffix, postcode, city }: z.infer<typeof address>): MatchAddress => {
  const house = splitHouseNumber(houseNumber ?? '');
  return { street, houseNumber: house.number, suffix: suffix ?? house.suffix, postcode, city };
};

const toContract = (row: z.infer<typeof contract>): MatchContract => ({
  ref: { source: row.source, id: row.id },
  number: row.id,
  contractAccountId: null,
  energy: row.energy,
  addresses: [toAddress(row.address)],
  marketLocationId: row.marketLocationId,
  meterLocationIds: [row.meterLocationId],
  meterNumbers: [row.meterNumber],
  ibans: [],
  start: row.start,
  end: row.end,
  isVoid: false,
  legacy: row.legacy,
  successor: row.successor,
});

/** A contract of which only the meter is known. */
const meterContract = (row: z.infer<typeof party>): readonly MatchContract[] =>
  row.meterNumber === undefined || row.address === undefined
    ? []
    : [
        {
          ...NO_CONTRACT,
          ref: { source: row.source, id: `meter of ${row.id}` },
          addresses: [toAddress(row.address)],
          meterNumbers: [row.meterNumber],
        },
      ];

const NO_CONTRACT: Omit<MatchContract, 'ref'> = {
  number: '',
  contractAccountId: null,
  energy: 'unknown',
  addresses: [],
  marketLocationId: null,
  meterLocationIds: [],
  meterNumbers: [],
  ibans: [],
  start: null,
  end: null,
  isVoid: false,
  legacy: [],
  successor: null,
};

/** A record of the fixture with its values as an adapter leaves them: E.164, compact IBANs, house numbers in parts. */
export const toMatchRecord = (row: z.infer<typeof party>, contracts: readonly MatchContract[] = []): MatchCustomer => ({
  ref: { source: row.source, id: row.id },
  number: row.id,
  legacy: row.legacy,
  successor: row.successor,
  links: [],
  names: [{ firstName: row.firstName ?? row.contact?.firstName ?? null, lastName: row.lastName ?? row.contact?.lastName ?? null, company: row.company }],
  birthDates: row.birthDate === undefined ? [] : [row.birthDate],
  addresses: row.address === undefined ? [] : [toAddress(row.address)],
  emails: row.emails.map((email) => email.toLowerCase()),
  phones: row.phones.flatMap(phoneCandidates),
  ibans: row.iban === null ? [] : [compactIban(row.iban)],
  contracts: [...contracts, ...meterContract(row)],
});

/** The 26 customers of the fixture with their contracts. */
export const matchWorld: readonly MatchCustomer[] = matchCases.records.customers.map((row) =>
  toMatchRecord(row, matchCases.records.contracts.filter(({ source, customerId }) => source === row.source && customerId === row.id).map(toContract)),
);
