import type { CallContext } from '../domain/call.ts';
import type { Enerflo } from '../sources/enerflo/enerflo.ts';
import type { Enneo } from '../sources/enneo/enneo.ts';
import type { Erp } from '../sources/erp/erp.ts';
import { createEnerfloLoaders, type EnerfloLoaders } from './enerflo-loaders.ts';
import { createEnneoLoaders, type EnneoLoaders } from './enneo-loaders.ts';
import { createErpLoaders, type ErpLoaders } from './erp-loaders.ts';

export interface Sources {
  readonly enneo: Enneo;
  readonly erp: Erp;
  readonly enerflo: Enerflo;
}

/** One set per request: what one request read is shared inside it and never outside. */
export interface Loaders {
  readonly erp: ErpLoaders;
  readonly enneo: EnneoLoaders;
  readonly enerflo: EnerfloLoaders;
}

export const createLoaders = (sources: Sources, call: CallContext): Loaders => ({
  erp: createErpLoaders(sources.erp, call),
  enneo: createEnneoLoaders(sources.enneo, call),
  enerflo: createEnerfloLoaders(sources.enerflo, call),
});
