import type { EnerfloCustomerTruth } from '../../world/truth.ts';
import { API_USER_UUID, SALES_ORG } from '../wire/organisation.ts';
import type { Row } from '../wire/pinned.ts';
import { renderPhone } from '../wire/render-contact.ts';
import { toStatusOfCustomer } from '../wire/render-customer.ts';
import { toTimestamp } from '../wire/timestamp.ts';

const fullAddress = ({ address, city, state, zip }: EnerfloCustomerTruth, beforeZip: string): string => `${address}, ${city}, ${state}${beforeZip}${zip}`;

/** 1.0 shows phones in display form, where they are American. */
const toDisplayPhone = (phone: string | null): string | null => {
  const digits = renderPhone(phone);
  return digits?.length === 10 ? `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}` : digits;
};

/** Numbers in `new_customer` (documented), strings in `update_customer` (observed). */
const PLACES = { new_customer: { latitude: 50.123456, longitude: 10.123456 }, update_customer: { latitude: '50.123456', longitude: '10.123456' } } as const;

/** docs.enerflo.io/docs/new-customer-example; flat, the name in `webhook_event`. */
export const renderCustomerV1 = (event: 'new_customer' | 'update_customer', customer: EnerfloCustomerTruth): Row => ({
  webhook_event: event,
  id: customer.id,
  external_id: event === 'new_customer' ? null : customer.externalId,
  first_name: customer.firstName,
  last_name: customer.lastName,
  full_name: `${customer.firstName} ${customer.lastName}`,
  email: customer.email,
  phone: toDisplayPhone(customer.phone),
  address: {
    street: customer.address,
    city: customer.city,
    state: customer.state,
    zip: customer.zip,
    county: null,
    full_address: fullAddress(customer, ' '),
    ...PLACES[event],
  },
  customer_timezone: 'America/New_York',
  lead_source: event === 'new_customer' ? '' : 'Web form',
  timestamps: { deleted_at: null, created_at: toTimestamp(customer.createdAt), updated_at: toTimestamp(customer.updatedAt), timezone: 'UTC' },
  ...(event === 'update_customer' ? { status: toStatusOfCustomer(customer) } : {}),
});

const renderV2 = (customer: EnerfloCustomerTruth): Row => ({
  id: customer.uuid,
  org: SALES_ORG.uuid,
  status: 'ACTIVE',
  firstName: customer.firstName,
  lastName: customer.lastName,
  phone: renderPhone(customer.phone),
  phoneIsMobile: true,
  mobile: renderPhone(customer.phone),
  email: customer.email,
  address: {
    line1: customer.address,
    line2: null,
    line3: null,
    city: customer.city,
    state: customer.state,
    country: null,
    postalCode: customer.zip,
    lat: null,
    lng: null,
    fullAddress: fullAddress(customer, ', '),
  },
  tz: null,
  integrationIds: customer.externalId === null ? [] : [customer.externalId],
});

/** A copy of `customer.created` that says nearly nothing (enerflo.md §9, observed). */
const renderEcho = (customer: EnerfloCustomerTruth): Row => ({ id: customer.uuid, org: SALES_ORG.uuid, status: 'ACTIVE', firstName: 'Unknown', lastName: '' });

const payload = { targetOrg: SALES_ORG.uuid, initiatedBy: API_USER_UUID } as const;

/** docs.enerflo.io/docs/customer-created-v2 */
export const renderCustomerCreated = (customer: EnerfloCustomerTruth, isEcho: boolean): Row => ({
  payload: { ...payload, customer: isEcho ? renderEcho(customer) : renderV2(customer) },
  event: 'customer.created',
});

/** enerflo.md §8, observed: `changes` has no use. */
export const renderCustomerUpdated = (customer: EnerfloCustomerTruth): Row => ({
  payload: { ...payload, current: renderV2(customer), previous: renderV2(customer), changes: {} },
  event: 'customer.updated.v2',
});
