import { ADDER_CATALOGUE } from '../wire/adder-catalogue.ts';
import { AGENT_UUID, INSTALLER, SALES_ORG } from '../wire/organisation.ts';
import type { Row } from '../wire/pinned.ts';
import { INVERTER, renderPanel, renderPricing } from '../wire/render-design.ts';
import type { InstallSubject } from './render-install-event.ts';

const TARGETS = { 'deal.projectSubmitted': SALES_ORG.uuid, 'deal.projectReceived': INSTALLER.uuid } as const;

/** Links are signed anew for each copy and expire (enerflo.md §8, observed). */
const renderFile = (dealId: string, name: string, source: string, expires: number): Row => ({
  id: `${dealId.slice(0, -4)}${source.length.toString(16).padStart(4, '0')}`,
  name,
  source,
  url: `https://files.example.com/deal/${dealId}/${name}?expires=${expires}&signature=synthetic`,
  isPublic: false,
});

/** `postalCode` is a number here: a leading zero is lost (docs.enerflo.io). */
const renderAddress = ({ customer }: InstallSubject): Row => ({
  lat: 50.123456,
  lng: 10.123456,
  city: customer.city,
  line1: customer.address,
  line2: null,
  line3: null,
  state: customer.state,
  country: 'US',
  postalCode: Number(customer.zip) || customer.zip,
  fullAddress: `${customer.address}, ${customer.city}, ${customer.state}, ${customer.zip}`,
});

const STATE = {
  hasDesign: true,
  hasCreatedProposal: true,
  hasGeneratedContract: true,
  hasSignedContract: true,
  hasApprovedContract: true,
  hasSubmittedProject: true,
  noDocumentsToSign: false,
  'roof-age-years': '8',
  'hoa-required': null,
} as const;

const renderDesign = ({ install }: InstallSubject): Row => ({
  arrays: [
    { name: 'Roof South', pitch: 22.6, azimuth: 180.1, tsrf: 0.91, moduleCount: install.panelCount, module: { ...renderPanel(install), capacity: 405 } },
  ],
  inverters: [{ ...INVERTER, count: install.panelCount }],
  batteries: [],
  batteryCount: 0,
  inverterCount: install.panelCount,
  offset: 0.96,
  mountingType: 'ROOF',
  roofMaterial: 'ASPHALT_SHINGLES',
  utility: { name: 'Example Electric' },
  totalSystemSizeWatts: install.systemSizeKw * 1000,
  firstYearProduction: Math.round(install.systemSizeKw * 1133),
});

const renderDeal = ({ install }: InstallSubject, now: number): Row => ({
  id: install.dealId,
  files: [
    renderFile(install.dealId, 'utility-bill.pdf', 'full-utility-bill', now + 3600),
    renderFile(install.dealId, 'contract-executed.pdf', 'signedContractFiles', now + 3600),
  ],
  shortCode: install.dealId.replaceAll('-', '').slice(-9),
  state: STATE,
  salesRep: { id: AGENT_UUID },
});

const renderProposal = (subject: InstallSubject): Row => ({
  id: `e${subject.install.dealId.slice(1)}`,
  files: [],
  pricingOutputs: {
    deal: { org: { id: SALES_ORG.uuid }, installer: { id: INSTALLER.uuid }, state: { hasDesign: true }, projectAddress: renderAddress(subject) },
    design: renderDesign(subject),
    ...renderPricing(subject.install),
    calculatedAvailableValueAdders: ADDER_CATALOGUE,
  },
});

/** enerflo.md §8, observed: no e-mail, no phone, no time, no event id. Both events carry the same payload (W18). */
export const renderProjectEvent = (event: keyof typeof TARGETS, subject: InstallSubject, now: number): Row => ({
  payload: {
    targetOrg: TARGETS[event],
    initiatedBy: AGENT_UUID,
    deal: renderDeal(subject, now),
    customer: { id: subject.customer.uuid, firstName: subject.customer.firstName, lastName: subject.customer.lastName },
    proposal: renderProposal(subject),
    design: { id: `e${subject.install.dealId.slice(1)}`, files: [], arrays: [], totalSystemSizeWatts: subject.install.systemSizeKw * 1000 },
  },
  event,
});
