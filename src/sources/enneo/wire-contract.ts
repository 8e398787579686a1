import { z } from 'zod';
import type { ErpUrl } from '../../domain/enneo-record.ts';
import { listOf, orNull, wireFlag, wireId, wireJson, wireJsons, wireNumber, wireOptionalId, wirePhone, wireText, wireTime, withRaw } from './wire-values.ts';

/** The Mind API says `logo`, the custom API `icon` (enneo.md 11). */
const wireErpUrl = z.object({ url: wireText, logo: wireText, icon: wireText }).transform(({ url, logo, icon }): ErpUrl => ({ url, icon: icon ?? logo }));

const wirePreview = z.object({ label: wireText, value: wireText, tooltip: wireText, url: wireText, type: wireText });

/** docs.enneo.ai/en/api-reference/contract/get-contract-by-id. Nothing but the id is required; times are Unix seconds. */
export const wireContract = withRaw({
  id: wireId,
  tenant: wireText,
  customerId: wireOptionalId,
  orderId: wireOptionalId,
  signupDate: wireTime,
  startDate: wireTime,
  endDate: wireTime,
  status: wireText,
  statusCode: wireText,
  statusCodeTitle: wireText,
  energy: wireText,
  energyTypeId: wireOptionalId,
  energySubTypeId: wireOptionalId,
  firstname: wireText,
  lastname: wireText,
  company: wireText,
  email: wireText,
  phone: wirePhone,
  business: wireFlag,
  deliveryAddress: wireText,
  billingAddress: wireText,
  iban: wireText,
  counterNumber: wireText,
  productId: wireOptionalId,
  productName: wireText,
  productCode: wireText,
  campaignId: wireOptionalId,
  salesChannelId: wireOptionalId,
  vatRate: wireNumber,
  basePrice: wireNumber,
  workingPrice: wireNumber,
  monthlyDeposit: wireNumber,
  unpaidDebt: wireNumber,
  consumption: wireNumber,
  gridOperatorName: wireText,
  gridOperatorCode: wireText,
  registers: wireJsons,
  erpUrls: listOf(wireErpUrl),
  agentPreview: listOf(wirePreview),
  tabPreview: orNull(z.object({ color: wireText, icon: wireText })),
  rawData: wireJson,
});
