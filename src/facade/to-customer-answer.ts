import type { Customer } from '../domain/customer.ts';
import { toContactFields } from '../domain/enneo-fields/to-contact-fields.ts';
import type { Found } from '../usecases/facade-reads.ts';
import { checkRecord } from './check-record.ts';
import { type CustomerAnswer, customerAnswerSchema } from './customer-schema.ts';
import type { Unchecked } from './record-schema.ts';

/** Call B. */
export const toCustomerAnswer = ({ record, asOf, stale }: Found<Customer>): CustomerAnswer =>
  checkRecord(customerAnswerSchema, {
    id: record.id,
    contractIds: record.contracts.map(({ id }) => id),
    ...toContactFields(record.party, record.address, null),
    freshness: { asOf, stale },
  } satisfies Unchecked<CustomerAnswer>);
