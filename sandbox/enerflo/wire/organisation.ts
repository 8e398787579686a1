import type { Row } from './pinned.ts';

/** The one sales company, installer and staff of the sandbox (enerflo.md §13). Nobody of them exists. */
export const SALES_ORG = { id: 5001, uuid: 'a0000000-0000-4000-8000-000000000001' } as const;
export const INSTALLER = { id: 5002, uuid: 'a0000000-0000-4000-8000-000000000002' } as const;
export const SURVEY_TYPE_ID = 301;
export const AGREEMENT_ID = 700001;
/** The sales rep's two ids: of his link to the company, and of himself (enerflo.md §2.4). */
export const AGENT_LINK_ID = 100101;
export const PROJECT_MANAGER_ID = 140102;

export const AGENT = { id: 140101, name: 'Robin Sample', first_name: 'Robin', last_name: 'Sample', email: 'robin.sample@example.com' } as const;
export const AGENT_UUID = 'b0000000-0000-4000-8000-000000000001';
export const SETTER = { id: 140103, first_name: 'Sam', last_name: 'Setter', email: 'sam.setter@example.com', phone: '', timezone: 'America/New_York' } as const;
/** The user whose key the API calls carry. */
export const API_USER = {
  id: 140199,
  first_name: 'Sync',
  last_name: 'Service',
  email: 'sync.service@example.com',
  phone: '',
  timezone: 'America/New_York',
} as const;
export const API_USER_UUID = 'b0000000-0000-4000-8000-000000000003';

export const OFFICE = { id: 601, name: 'Example East' } as const;

export const OFFICE_OF_CUSTOMER: Row = {
  office_id: OFFICE.id,
  office_name: OFFICE.name,
  office_address: '1 Office Park',
  office_city: 'Exampleville',
  office_state: 'MA',
  office_zip: '01234',
  office_tz: 'America/New_York',
  sms_number: null,
};

export const OWNER: Row = {
  id: AGENT.id,
  first_name: AGENT.first_name,
  last_name: AGENT.last_name,
  email: AGENT.email,
  phone: '4135550110',
  timezone: 'America/New_York',
  valid_email: 1,
  meta: {
    inactive: 0,
    intercom_id: null,
    is_view_only: 0,
    allow_optimus: 0,
    valid_email_ts: null,
    sales_rep_license: null,
    can_create_customers: 1,
  },
};

export const MARKET = {
  id: 123001,
  epc_company_id: INSTALLER.id,
  name: 'Example Market',
  created_at: '2023-05-01 12:00:00',
  updated_at: '2023-05-01 12:00:00',
  deleted_at: null,
} as const;

const COMPANY_CONTACT = {
  company_name: 'Example Solar Sales',
  company_phone: '4135550100',
  company_address: '1 Office Park',
  company_city: 'Exampleville',
  company_state: 'MA',
  company_zip: '01234',
  company_email: 'office@example.com',
};

export const COMPANY_OF_CUSTOMER: Row = { ...COMPANY_CONTACT, company_timezone: 'America/New_York' };

/** docs.enerflo.io/docs/company-object */
export const COMPANY: Row = {
  id: SALES_ORG.id,
  user_id: null,
  slug: 'example-solar-sales',
  sms_number: null,
  sms_routing_number: null,
  ...COMPANY_CONTACT,
  lat: '42.500000',
  lng: '-72.500000',
  timezone: 'America/New_York',
  company_url: 'https://www.example.com',
  company_logo: null,
  created_at: '2023-05-01 12:00:00',
  updated_at: '2024-11-05 09:00:00',
  v2_org_id: SALES_ORG.uuid,
  toll_free_number: null,
  toll_free_sid: null,
};
