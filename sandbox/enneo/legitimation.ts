import { z } from 'zod';
import type { CustomerTruth, World } from '../world/truth.ts';
import type { Row } from './row.ts';

/** docs.enneo.ai/de/api-reference/contract/dry-run-customer-legitimation-check: only the channel is required. */
export const wireLegitimation = z.object({
  channel: z.string(),
  contractId: z.string().optional(),
  customerId: z.string().optional(),
  from: z.string().optional(),
  subject: z.string().optional(),
  bodyPlain: z.string().optional(),
});
type Dry = z.infer<typeof wireLegitimation>;

const findCustomer = (world: World, { contractId, customerId }: Dry): CustomerTruth | undefined =>
  world.customers.get(customerId ?? world.contracts.get(contractId ?? '')?.customerId ?? '');

const isIn = (text: string, part: string | null | undefined): boolean => part != null && text.includes(part.toLowerCase());

/** The names of enneo.md 8. */
const toCriteria = (customer: CustomerTruth, { from, subject = '', bodyPlain = '', contractId }: Dry): readonly string[] => {
  const text = `${subject} ${bodyPlain}`.toLowerCase();
  const { emails, phones, firstName, lastName } = customer.party;
  const met: Readonly<Record<string, boolean>> = {
    senderEmailMatchesDataInERP: from !== undefined && emails.includes(from),
    emailInMessageMatchesDataInERP: emails.some((email) => isIn(text, email)),
    phoneNumberMatchesDataInERP: from !== undefined && phones.includes(from),
    contractIdMentioned: isIn(text, contractId),
    customerIdMentioned: isIn(text, customer.id),
    firstnameMentioned: isIn(text, firstName),
    lastnameMentioned: isIn(text, lastName),
  };
  return Object.keys(met).filter((name) => met[name]);
};

/** 0 nobody found, 20 two criteria met, else 10 with a message (enneo.md 2.3 and 8; the rule itself is a setting). */
export const toLegitimation = (world: World, dry: Dry): Row => {
  const customer = findCustomer(world, dry);
  if (customer === undefined) return { legitimationLevel: 0, legitimationMessage: null, detectionLog: ['No customer identified'] };
  const criteria = toCriteria(customer, dry);
  const isProven = criteria.length >= 2;
  return {
    legitimationLevel: isProven ? 20 : 10,
    legitimationMessage: isProven ? null : 'Customer could not be confirmed',
    detectionLog: [`Customer ${customer.id} identified`, ...criteria.map((name) => `${name}: matched`)],
  };
};
