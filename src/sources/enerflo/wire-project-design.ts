import { z } from 'zod';
import type { ProjectDesign } from '../../domain/project.ts';
import { optional, readFlag, readInt, readMoney, readNumber, readText, readUuid, section } from './wire-values.ts';

const wireModule = z.object({ name: optional(readText), model: optional(readText), manufacturer: optional(readText), capacity: optional(readNumber) });

/** enerflo.md §5.6, observed. */
const wireArray = z.object({
  name: optional(readText),
  moduleCount: optional(readInt),
  module: section(wireModule),
  pitch: optional(readNumber),
  azimuth: optional(readNumber),
  tsrf: optional(readNumber),
});

/** enerflo.md §5.6: the list documented, its keys assumed (W18). */
const wireInverter = z.object({
  name: optional(readText),
  model: optional(readText),
  manufacturer: optional(readText),
  count: optional(readInt),
  isMicro: optional(readFlag),
  acOutput: optional(readNumber),
});

/** As inverters (W18). */
const wireBattery = z.object({ name: optional(readText), model: optional(readText), manufacturer: optional(readText), count: optional(readInt) });

const wireConsumption = z.object({ annualConsumption: optional(readNumber), annualBill: optional(readMoney), rate: optional(readMoney) });

/** `pricingOutputs.design` (docs.enerflo.io/docs/design-object). */
export const wireProjectDesign = z.object({
  arrays: section(z.array(wireArray)),
  inverters: section(z.array(wireInverter)),
  inverterCount: optional(readInt),
  batteries: section(z.array(wireBattery)),
  batteryCount: optional(readInt),
  batteryPurpose: optional(readText),
  offset: optional(readNumber),
  weightedTsrf: optional(readNumber),
  firstYearProduction: optional(readNumber),
  totalSystemSizeWatts: optional(readNumber),
  mountingType: optional(readText),
  roofMaterial: optional(readText),
  utility: section(z.object({ name: optional(readText) })),
  consumptionProfile: section(wireConsumption),
});

/** The design as the deal has it: what the price was made of says more. */
export const wireDealDesign = z.object({
  id: optional(readUuid),
  arrays: section(z.array(wireArray)),
  totalSystemSizeWatts: optional(readNumber),
});

type Arrays = readonly z.infer<typeof wireArray>[];

const toArray = ({ module, moduleCount, ...row }: z.infer<typeof wireArray>) => ({
  name: row.name,
  panelCount: moduleCount,
  panelName: module?.name ?? null,
  panelModel: module?.model ?? null,
  panelManufacturer: module?.manufacturer ?? null,
  watts: module?.capacity ?? null,
  pitch: row.pitch,
  azimuth: row.azimuth,
  tsrf: row.tsrf,
});

const toInverter = ({ name, model, manufacturer, count, isMicro, acOutput }: z.infer<typeof wireInverter>) => ({
  ...{ name, model, manufacturer, count, isMicro, watts: acOutput },
});

/** W18 */
const countPanels = (arrays: Arrays): number | null => (arrays.length === 0 ? null : arrays.reduce((sum, { moduleCount }) => sum + (moduleCount ?? 0), 0));

const toKw = (watts: number | null): number | null => (watts === null ? null : watts / 1000);

export const toProjectDesign = (priced: z.infer<typeof wireProjectDesign> | null, own: z.infer<typeof wireDealDesign> | null): ProjectDesign | null => {
  if (priced === null && own === null) return null;
  const arrays = priced?.arrays ?? own?.arrays ?? [];
  return {
    id: own?.id ?? null,
    systemSizeKw: toKw(priced?.totalSystemSizeWatts ?? own?.totalSystemSizeWatts ?? null),
    panelCount: countPanels(arrays),
    arrays: arrays.map(toArray),
    inverters: (priced?.inverters ?? []).map(toInverter),
    inverterCount: priced?.inverterCount ?? null,
    batteries: priced?.batteries ?? [],
    batteryCount: priced?.batteryCount ?? null,
    batteryPurpose: priced?.batteryPurpose ?? null,
    offset: priced?.offset ?? null,
    weightedTsrf: priced?.weightedTsrf ?? null,
    firstYearProduction: priced?.firstYearProduction ?? null,
    annualConsumption: priced?.consumptionProfile?.annualConsumption ?? null,
    annualBill: priced?.consumptionProfile?.annualBill ?? null,
    utilityRate: priced?.consumptionProfile?.rate ?? null,
    mountingType: priced?.mountingType ?? null,
    roofMaterial: priced?.roofMaterial ?? null,
    utilityCompany: priced?.utility?.name ?? null,
  };
};
