import { z } from 'zod';
import type { Project, ProjectAddress, ProjectFile, ProjectProgress } from '../../domain/project.ts';
import { toProjectDesign, wireDealDesign, wireProjectDesign } from './wire-project-design.ts';
import { toProjectPricing, wireFinanceProduct, wireProjectPricing } from './wire-project-pricing.ts';
import { withRaw } from './wire-row.ts';
import { optional, readFlag, readNumber, readText, readUuid, readZip, required, section } from './wire-values.ts';

/** enerflo.md §8, observed. */
const wireFile = z.object({
  id: optional(readText),
  name: optional(readText),
  source: optional(readText),
  url: optional(readText),
  isPublic: optional(readFlag),
});
const wireFiles = section(z.array(wireFile));

/** docs.enerflo.io/docs/deal-object; a postal code may have come as a number (W18). */
const wireAddress = z.object({
  line1: optional(readText),
  line2: optional(readText),
  line3: optional(readText),
  city: optional(readText),
  state: optional(readText),
  country: optional(readText),
  postalCode: optional(readZip),
  fullAddress: optional(readText),
  lat: optional(readNumber),
  lng: optional(readNumber),
});

/** Flags observed (enerflo.md §5.6); the many keys that each organisation makes for itself stay in `raw`. */
const wireState = z.object({
  hasDesign: optional(readFlag),
  hasCreatedProposal: optional(readFlag),
  hasGeneratedContract: optional(readFlag),
  hasSignedContract: optional(readFlag),
  hasApprovedContract: optional(readFlag),
  hasSignedFinancingDocs: optional(readFlag),
  hasSubmittedFinancingApplication: optional(readFlag),
  hasSubmittedProject: optional(readFlag),
  noDocumentsToSign: optional(readFlag),
  contractApprovalEnabled: optional(readFlag),
  financingStatus: optional(readText),
  'notes-comments': optional(readText),
});

const wireRef = section(z.object({ id: optional(readUuid) }));

const wirePricedDeal = z.object({ org: wireRef, installer: wireRef, projectAddress: section(wireAddress) });

const wireProposal = z.object({
  id: optional(readUuid),
  files: wireFiles,
  financeProduct: section(wireFinanceProduct),
  pricingOutputs: section(wireProjectPricing.extend({ deal: section(wirePricedDeal), design: section(wireProjectDesign) })),
});

/** The payload of `deal.projectSubmitted` and `deal.projectReceived` (enerflo.md §8, observed): of it only `deal.id` is required (W18). */
export const wireProject = withRaw(
  z.object({
    deal: z.object({ id: required(readUuid), shortCode: optional(readText), files: wireFiles, state: section(wireState), salesRep: wireRef }),
    customer: section(z.object({ id: optional(readUuid), firstName: optional(readText), lastName: optional(readText) })),
    proposal: section(wireProposal),
    design: section(wireDealDesign.extend({ files: wireFiles })),
  }),
);

const EXPIRES = 'expires';

/** W18: signed links carry the second they expire in, unix time. */
const readExpiry = (url: string | null): string | null => {
  const seconds = url !== null && URL.canParse(url) ? new URL(url).searchParams.get(EXPIRES) : null;
  return seconds !== null && /^\d{9,11}$/.test(seconds) ? new Date(Number(seconds) * 1000).toISOString() : null;
};

const toFiles = (place: ProjectFile['place'], files: z.infer<typeof wireFiles>): ProjectFile[] =>
  (files ?? []).map((file) => ({ ...file, expiresAt: readExpiry(file.url), place }));

const toAddress = ({ fullAddress, postalCode, lat, lng, ...lines }: z.infer<typeof wireAddress>): ProjectAddress => ({
  ...lines,
  ...{ zip: postalCode, full: fullAddress, latitude: lat, longitude: lng },
});

const toProgress = ({ 'notes-comments': notes, ...flags }: z.infer<typeof wireState>): ProjectProgress => ({ ...flags, notes });

export const toProject = ({ row, raw }: z.infer<typeof wireProject>): Project => {
  const { deal, customer, proposal, design } = row;
  const priced = proposal?.pricingOutputs ?? null;
  return {
    id: deal.id.toLowerCase(),
    shortCode: deal.shortCode,
    customerUuid: customer?.id ?? null,
    customerFirstName: customer?.firstName ?? null,
    customerLastName: customer?.lastName ?? null,
    salesRepUuid: deal.salesRep?.id ?? null,
    salesOrgUuid: priced?.deal?.org?.id ?? null,
    installerUuid: priced?.deal?.installer?.id ?? null,
    proposalId: proposal?.id ?? null,
    address: priced?.deal?.projectAddress ? toAddress(priced.deal.projectAddress) : null,
    progress: deal.state && toProgress(deal.state),
    design: toProjectDesign(priced?.design ?? null, design),
    pricing: priced && toProjectPricing(priced, proposal?.financeProduct ?? null),
    files: [...toFiles('deal', deal.files), ...toFiles('proposal', proposal?.files ?? null), ...toFiles('design', design?.files ?? null)],
    raw,
  };
};
