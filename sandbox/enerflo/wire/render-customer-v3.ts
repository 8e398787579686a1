import type { EnerfloCustomerTruth } from '../../world/truth.ts';
import { AGENT, AGENT_LINK_ID, SETTER } from './organisation.ts';
import type { Row } from './pinned.ts';
import { renderPhone } from './render-contact.ts';
import { isConverted, toName } from './render-customer.ts';
import { toTimestamp } from './timestamp.ts';

/** Keys of a customer in other systems: the 2.0 uuid, and ours (enerflo.md §2.4, observed). */
const renderMaps = (customer: EnerfloCustomerTruth): readonly Row[] =>
  [customer.uuid, customer.externalId].flatMap((external_id) => (external_id === null ? [] : [{ external_id, enerflo_id: customer.id }]));

/** The root object of `GET v3/customers/{id}`: no installs, no `mobile` (enerflo.md §4.10, observed in part). */
export const renderCustomerV3 = (customer: EnerfloCustomerTruth): Row => ({
  id: customer.id,
  uuid: customer.uuid,
  status: isConverted(customer) ? 'customer' : 'lead',
  external_id: customer.externalId,
  first_name: customer.firstName,
  last_name: customer.lastName,
  name: toName(customer),
  email: customer.email,
  phone: renderPhone(customer.phone),
  address: customer.address,
  city: customer.city,
  state: customer.state,
  zip: customer.zip,
  agent_id: AGENT_LINK_ID,
  agent_user_id: AGENT.id,
  setter_user_id: SETTER.id,
  integration_maps: renderMaps(customer),
  owner: { user: { id: AGENT.id, email: AGENT.email } },
  created_at: toTimestamp(customer.createdAt),
  updated_at: toTimestamp(customer.updatedAt),
  deleted_at: null,
});
