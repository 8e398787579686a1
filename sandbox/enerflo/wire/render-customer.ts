import type { EnerfloCustomerTruth, World } from '../../world/truth.ts';
import { toStatusName } from '../statuses.ts';
import { AGENT_LINK_ID, API_USER, COMPANY_OF_CUSTOMER, OFFICE, OFFICE_OF_CUSTOMER, OWNER, SALES_ORG, SETTER } from './organisation.ts';
import { pick, type Row, withPinned } from './pinned.ts';
import { renderPhone, renderPlace } from './render-contact.ts';
import { toSurveyId } from './render-install.ts';
import { toTimestamp } from './timestamp.ts';

/** Empty is null when a record was made by API, "" when in the UI (docs.enerflo.io): even ids came by API. */
const emptyOf = (customer: EnerfloCustomerTruth): '' | null => (customer.id % 2 === 0 ? null : '');

export const toName = (customer: EnerfloCustomerTruth): string => `${customer.firstName} ${customer.lastName}`;

/** A lead without a deal has not been converted. */
export const isConverted = (customer: EnerfloCustomerTruth): boolean => customer.installIds.length > 0 || customer.wire.status_name === 'Appointment Set';

const LEAD = { status_id: 1, status_name: 'New Lead' } as const;
const CONVERTED = { status_id: 12, status_name: 'Appointment Set' } as const;

/** The columns of the customer table (docs.enerflo.io/docs/customer-object). */
const renderColumns = (customer: EnerfloCustomerTruth): Row => {
  const empty = emptyOf(customer);
  return {
    id: customer.id,
    company_id: SALES_ORG.id,
    office_id: OFFICE.id,
    creator_id: API_USER.id,
    agent_id: AGENT_LINK_ID,
    setter_id: SETTER.id,
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email ?? empty,
    mobile: renderPhone(customer.phone) ?? empty,
    secondary_first_name: empty,
    secondary_last_name: empty,
    secondary_mobile: null,
    secondary_email: null,
    ...renderPlace(customer),
    county: empty,
    timezone: 'Europe/Berlin',
    details: null,
    external_id: customer.externalId ?? empty,
    lead_source: 'Web form',
    meta_data: { class: 'App\\Http\\Controllers\\CustomerController', method: 'in_app', function: 'addCustomer' },
    status_id: isConverted(customer) ? CONVERTED.status_id : LEAD.status_id,
    lead_router_id: null,
  };
};

/** Our own key, where it has been given; an empty map is `[]` (enerflo.md §2.5, observed). */
const renderIntegrations = (customer: EnerfloCustomerTruth): unknown => {
  if (customer.externalId === null) return [];
  const lead = {
    integration_record_id: customer.externalId,
    record_type: 'Lead',
    enerflo_id: customer.id,
    last_synced: toTimestamp(customer.updatedAt),
    created_at: toTimestamp(customer.createdAt),
    updated_at: toTimestamp(customer.updatedAt),
  };
  return { Partner: { Lead: lead } };
};

/** By deal number; the install's times are unix integers here (enerflo.md §2.5, observed). */
const renderSurveys = (customer: EnerfloCustomerTruth, world: World): unknown => {
  const installs = customer.installIds.flatMap((id) => world.installs.get(String(id)) ?? []);
  if (installs.length === 0) return [];
  const rows = installs.map((install) => {
    const id = toSurveyId(install.id);
    const { createdAt: created_at, updatedAt: updated_at } = install;
    return [id, { name: 'Solar', type: 'Solar', id, install: { id: install.id, status: toStatusName(install.statusId), created_at, updated_at } }];
  });
  return Object.fromEntries(rows);
};

const LIVE: ReadonlySet<string> = new Set([
  'id',
  'first_name',
  'last_name',
  'fullName',
  'email',
  'mobile',
  'address',
  'city',
  'state',
  'zip',
  'fullAddress',
  'external_id',
  'integrations',
  'surveys',
  'created',
  'updated',
]);

const toFullAddress = ({ address, city, state, zip }: EnerfloCustomerTruth): string => `${address}, ${city}, ${state} ${zip}`;

/** A row of the v1 list (enerflo.md §5.3, observed). */
export const renderCustomer = (customer: EnerfloCustomerTruth, world: World): Row => {
  const computed = {
    ...renderColumns(customer),
    fullName: toName(customer),
    fullState: customer.state,
    fullAddress: toFullAddress(customer),
    status_name: toStatusOfCustomer(customer),
    language: 'en',
    referral_id: null,
    created: toTimestamp(customer.createdAt),
    updated: toTimestamp(customer.updatedAt),
    deleted_at: null,
    created_by_name: `${API_USER.first_name} ${API_USER.last_name}`,
    created_by_email: API_USER.email,
    created_by_phone: '',
    creator: API_USER,
    owner: OWNER,
    setter: SETTER,
    office: OFFICE_OF_CUSTOMER,
    company: COMPANY_OF_CUSTOMER,
    customer_notes: '',
    customer_portal_url: `https://portal.example.com/c/${customer.id}`,
    integrations: renderIntegrations(customer),
    surveys: renderSurveys(customer, world),
  };
  return withPinned(computed, customer.wire, LIVE);
};

/** `customer` of a 1.0 event: the columns and their times. */
export const renderCustomerColumns = (customer: EnerfloCustomerTruth): Row => {
  const columns = renderColumns(customer);
  return {
    ...withPinned(columns, pick(customer.wire, Object.keys(columns)), LIVE),
    created_at: toTimestamp(customer.createdAt),
    updated_at: toTimestamp(customer.updatedAt),
    deleted_at: null,
  };
};

/** Who signs for an install. */
export const renderSigner = (world: World, installId: number): Row | null => {
  const install = world.installs.get(String(installId));
  const customer = install && world.enerfloCustomers.get(String(install.customerId));
  return customer === undefined ? null : { name: toName(customer), email: customer.email };
};

export const toStatusOfCustomer = (customer: EnerfloCustomerTruth): string => (isConverted(customer) ? CONVERTED.status_name : LEAD.status_name);
