import { type FieldMap, together } from './compare-fields.ts';

const OTHERS = 'people, offices and companies around the lead, no part of it';
const ENERFLO = 'how Enerflo works with it';

/** `GET /api/v1/customers`, a row. */
export const CUSTOMER_V1: FieldMap = {
  fields: {
    ...{ id: 'id', first_name: 'firstName', last_name: 'lastName', email: 'email', mobile: 'phone', address: 'address', city: 'city', state: 'state' },
    ...{ zip: 'zip', created: 'createdAt', updated: 'updatedAt', 'integrations.Partner.Lead.integration_record_id': 'externalId' },
  },
  left: {
    [OTHERS]: [
      ...['agent_id', 'company.**', 'company_id', 'creator.**', 'creator_id', 'created_by_email', 'created_by_name', 'created_by_phone', 'office.**'],
      ...['office_id', 'owner.**', 'setter.**', 'setter_id'],
    ],
    [ENERFLO]: [
      ...[
        'customer_notes',
        'customer_portal_url',
        'details',
        'language',
        'lead_router_id',
        'lead_source',
        'meta_data.**',
        'referral_id',
        'status_id',
        'status_name',
      ],
      'deleted_at',
    ],
    'the map says it better': ['external_id', 'integrations.Partner.Lead.*'],
    'made of other fields': ['fullAddress', 'fullName', 'fullState'],
    'no use of ours': ['county', 'lat', 'lng', 'timezone', 'secondary_email', 'secondary_first_name', 'secondary_last_name', 'secondary_mobile'],
    'its deals and installs: by Install.enerfloCustomerId': ['surveys.**'],
  },
};

const PERSON = { id: 'id', first_name: 'firstName', last_name: 'lastName', email: 'email', phone: 'phone', external_id: 'externalId' };

/** `new_customer`, `update_customer`. */
export const CUSTOMER_EVENT: FieldMap = {
  fields: {
    ...PERSON,
    ...{ 'address.street': 'address', 'address.city': 'city', 'address.state': 'state', 'address.zip': 'zip' },
    ...{ 'timestamps.created_at': 'createdAt', 'timestamps.updated_at': 'updatedAt' },
  },
  left: {
    'the name of the event': ['webhook_event'],
    [ENERFLO]: ['lead_source', 'timestamps.deleted_at', 'timestamps.timezone', 'status'],
    'made of other fields': ['full_name', 'address.full_address'],
    'no use of ours': ['address.county', 'address.latitude', 'address.longitude', 'customer_timezone'],
  },
};

/** `customer.created`. */
export const CUSTOMER_CREATED: FieldMap = together({
  fields: {
    ...{ 'payload.customer.id': 'uuid', 'payload.customer.firstName': 'firstName', 'payload.customer.lastName': 'lastName' },
    ...{ 'payload.customer.email': 'email', 'payload.customer.mobile': 'phone', 'payload.customer.address.line1': 'address' },
    ...{ 'payload.customer.address.city': 'city', 'payload.customer.address.state': 'state', 'payload.customer.address.postalCode': 'zip' },
  },
  left: {
    'of the event, not of the lead': ['event', 'payload.targetOrg', 'payload.initiatedBy'],
    [ENERFLO]: ['payload.customer.org', 'payload.customer.status', 'payload.customer.tz', 'payload.customer.integrationIds'],
    'one number is enough': ['payload.customer.phone', 'payload.customer.phoneIsMobile'],
    'REST has one line of address': ['payload.customer.address.line2', 'payload.customer.address.line3'],
    'made of other fields': ['payload.customer.address.fullAddress'],
    'no use of ours': ['payload.customer.address.country', 'payload.customer.address.lat', 'payload.customer.address.lng'],
  },
});
