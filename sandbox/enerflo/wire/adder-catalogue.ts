import { SALES_ORG } from './organisation.ts';
import type { Row } from './pinned.ts';

const uuid = (kind: number, number: number): string => `e0000000-0000-4000-8000-${(kind * 10_000 + number).toString().padStart(12, '0')}`;

/** The row of `calculatedSystemAdders` in `deal.projectSubmitted.json`. */
const toAdder = (number: number): Row => ({
  id: uuid(31, number),
  name: `Demo Adder ${number}`,
  orgId: SALES_ORG.uuid,
  amount: number * 10,
  uniqueKey: `${uuid(31, number)}:0`,
  displayName: `Demo Adder ${number}`,
  fieldInputs: { quantity: 1 },
  dynamicInputs: [{ name: 'quantity', type: 'NUMBER', settings: { label: 'Quantity', isRequired: true } }],
  pricingOptionId: uuid(13, number),
  pricingOptionName: `Demo Adder ${number} flat price`,
  dynamicInputsSatisfied: true,
  salesTeams: [],
  costPerUpgrade: number * 10,
});

/** What the sales org could have sold as well: makes a submission the 70 KB it has in life (enerflo.md §8, observed). That it is this list that does, is assumed. */
export const ADDER_CATALOGUE: readonly Row[] = Array.from({ length: 124 }, (_, index) => toAdder(index + 1));
