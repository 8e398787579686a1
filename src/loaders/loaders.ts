import type { Reader } from '../reader/create-reader.ts';
import type { ReadContext } from '../reader/read.ts';
import type { Store } from '../store/create-store.ts';
import { createEnerfloLoaders, type EnerfloLoaders } from './enerflo-loaders.ts';
import { createEnneoLoaders, type EnneoLoaders } from './enneo-loaders.ts';
import { createErpLoaders, type ErpLoaders } from './erp-loaders.ts';
import { createLinkLoaders, type LinkLoaders } from './link-loaders.ts';
import { createListed, type Listed } from './listed.ts';
import { createToldLoaders, type ToldLoaders } from './told-loaders.ts';

/** One set per request: what one request read is shared inside it and never outside. */
export interface Loaders {
  readonly erp: ErpLoaders;
  readonly enneo: EnneoLoaders;
  readonly enerflo: EnerfloLoaders;
  readonly links: LinkLoaders;
  readonly told: ToldLoaders;
  readonly listed: Listed;
}

export const createLoaders = (reader: Reader, store: Store, context: ReadContext): Loaders => {
  const links = createLinkLoaders(store, reader.links);
  const listed = createListed();
  return {
    erp: createErpLoaders(reader, listed, context),
    enneo: createEnneoLoaders(reader, context),
    enerflo: createEnerfloLoaders(reader, links, listed, context),
    links,
    told: createToldLoaders(store, context),
    listed,
  };
};
