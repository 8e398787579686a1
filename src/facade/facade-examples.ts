import type { ContractAnswer } from './contract-schema.ts';
import type { CustomerAnswer } from './customer-schema.ts';
import type { MindContract, MindCustomer } from './mind-schema.ts';
import type { MindTicket } from './mind-ticket-schema.ts';
import type { SearchAnswer } from './search-schema.ts';

/** The made-up customer of enneo.md 14, for the documentation. A test holds them against the schemas. */
const freshness = { asOf: '2025-06-15T08:00:00.000Z', stale: false };

const contact = {
  business: false,
  company: null,
  firstname: 'Erika',
  lastname: 'Mustermann',
  email: 'erika.mustermann@example.com',
  deliveryAddress: 'Musterstraße 12, 10115 Berlin',
  billingAddress: null,
} as const;

export const contractExample: ContractAnswer = {
  id: 'VN-100001',
  customerId: 'C-200001',
  ...contact,
  salutation: 'Frau',
  title: null,
  phone: '+493023125042',
  zip: '10115',
  agentPreview: [
    {
      url: 'https://erp.example.com/vertrag/VN-100001',
      type: 'string',
      label: 'Tarif',
      value: 'Ökostrom Fix 12',
      tooltip: 'Arbeitspreis: 31,90 ct/kWh<br>Grundpreis: 143,88 €/Jahr',
    },
    { url: 'https://erp.example.com/vertrag/VN-100001', type: 'string', label: 'Abschlag', value: '89,00 € monatlich', tooltip: null },
    { url: null, type: 'string', label: 'Verbrauch', value: '2.800 kWh/Jahr', tooltip: null },
    { url: null, type: 'string', label: 'Solaranlage', value: 'Active', tooltip: 'Nächster Schritt: Installation (bis 12.05.2025)' },
    { url: null, type: 'string', label: 'Offene Tickets', value: '2', tooltip: null },
  ],
  erpUrls: [{ url: 'https://erp.example.com/vertrag/VN-100001', icon: '/icons/link.svg' }],
  status: 'active',
  statusCode: '5000',
  statusCodeTitle: 'aktiv',
  energy: 'electricity',
  energyTypeId: '1',
  energySubTypeId: '1',
  tenant: null,
  orderId: '8000001',
  campaignId: null,
  salesChannelId: null,
  signupDate: 1733011200,
  startDate: 1735689600,
  endDate: null,
  iban: 'DE02120300000000202051',
  counterNumber: '1EMH0012345678',
  marketLocationId: '50123456789',
  meterLocationId: null,
  productId: '1',
  productName: 'Ökostrom Fix 12',
  productCode: 'fix_12',
  vatRate: 0.19,
  basePrice: 143.88,
  workingPrice: 0.319,
  monthlyDeposit: 89,
  unpaidDebt: 0,
  consumption: 2800,
  gridOperatorName: 'Musternetz Berlin GmbH',
  gridOperatorCode: '9990000000001',
  freshness,
};

export const customerExample: CustomerAnswer = {
  id: 'C-200001',
  contractIds: ['VN-100001', 'VN-100002'],
  ...contact,
  salutation: 'Frau',
  title: null,
  phone: '+493023125042',
  freshness,
};

export const searchInputExample = {
  ticketId: 376189,
  firstname: 'Erika',
  lastname: 'Mustermann',
  email: 'erika.mustermann@example.com',
  meterNumber: '1EMH0012345678',
  address: 'Musterstraße 12',
  postalCode: '10115',
  city: 'Berlin',
};
export const searchExample: SearchAnswer = { contractId: 'VN-100001', customerId: 'C-200001' };
export const freeTextExample = [{ id: 'C-200001' }];

export const mindContractExample: MindContract = {
  ...contact,
  id: 746839,
  customerId: '83771',
  phone: 493023125042,
  tenant: null,
  orderId: 8000001,
  signupDate: 1733011200,
  startDate: 1735689600,
  endDate: null,
  status: 'active',
  statusCode: 5000,
  statusCodeTitle: 'aktiv',
  energy: 'electricity',
  energyTypeId: 1,
  energySubTypeId: 1,
  iban: 'DE02120300000000202051',
  counterNumber: '1EMH0012345678',
  marketLocationId: '50123456789',
  meterLocationId: null,
  productId: 1,
  productName: 'Ökostrom Fix 12',
  productCode: 'fix_12',
  campaignId: null,
  salesChannelId: null,
  vatRate: 0.19,
  basePrice: 143.88,
  workingPrice: 0.319,
  monthlyDeposit: 89,
  unpaidDebt: 0,
  consumption: 2800,
  gridOperatorName: 'Musternetz Berlin GmbH',
  gridOperatorCode: 9990000000001,
  registers: [{ meterNumber: '1EMH0012345678', obis: '1-0:1.8.0', tariff: 'ET' }],
  erpUrls: [{ url: 'https://erp.example.com/vertrag/746839', logo: 'link' }],
  rawData: null,
  tabPreview: { color: 'green', icon: 'electricity' },
  freshness,
};

export const mindCustomerExample: MindCustomer = {
  id: 83771,
  emailMatches: null,
  business: false,
  company: null,
  firstname: 'Erika',
  lastname: 'Mustermann',
  email: 'erika.mustermann@example.com',
  phone: 493023125042,
  address: 'Musterstraße 12, 10115 Berlin',
  tags: [{ id: 2, name: 'VIP', color: 'green' }],
  contractIds: [746839],
  additionalData: {},
  freshness,
};

export const mindSearchExample = [
  { id: 746839, similarity: 0.9, contract: mindContractExample, customer: mindCustomerExample, cached: false, cacheDate: null },
];

const mindAgent: MindTicket['assignedAgents'][number] = {
  ...{ id: 1, firstName: 'Max', lastName: 'Mustermann', email: 'max@example.com', phone: '+4989123456', lastSeen: '2025-06-15 08:00:00' },
  ...{ type: 'enneo', lang: 'de', nameAlias: null, externalId: null },
  isSsoOnly: 0,
};

const mindTicketExample: MindTicket = {
  ...{ id: 376189, contractId: 'VN-100001', customerId: 'C-200001', partnerId: null },
  ...{ customerLegitimation: 20, customerLegitimationMessage: null },
  ...{ channel: 'email', channelId: null, subchannelId: 123, direction: 'in', interface: 'internal', priority: 'low', status: 'open' },
  ...{ aiSupportLevel: 'human', spamStatus: 'auto_clean', sentiment: 'positive', language: 'German', languageCode: 'de' },
  ...{ from: 'erika.mustermann@example.com', fromName: 'Erika Mustermann', to: ['service@example.com'], ccEmails: [], bccEmails: [], replyCcEmails: [] },
  ...{ replyRecipients: null, subject: 'Zählerstand', summary: 'Meldet den Zählerstand.', externalTicketId: null },
  ...{ body: '<p>Mein Zählerstand ist 4711.</p>', bodyPlain: 'Mein Zählerstand ist 4711.', bodyClean: 'Mein Zählerstand ist 4711.' },
  ...{ createdAt: '2025-06-13 22:18:06', modifiedAt: null, closedAt: null, firstResponseDueBy: '2025-06-14 22:18:06', dueBy: '2025-06-15 22:18:06' },
  ...{ lastMessageAt: '2025-06-13 22:18:06', lastCustomerMessageAt: '2025-06-13 22:18:06', autoExecuteAt: null },
  ...{ agentId: 1, responderId: null, agent: mindAgent, assignedAgentIds: [1], assignedAgents: [mindAgent], workedOnByIds: [], workedOnBy: [] },
  ...{ tagIds: [], tags: [], attachments: [], intents: [], isEscalated: false, isCustomerActive: true, agentSkillsMatch: true },
  ...{ additionalData: null, template: null, workitem: null },
};
export const mindHistoryExample = { tickets: [mindTicketExample] };
