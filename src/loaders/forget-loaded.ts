import DataLoader from 'dataloader';
import type { Loaders } from './loaders.ts';

/** Something was written: nothing this request has loaded before counts any more. */
export const forgetLoaded = ({ erp, enneo, enerflo, told }: Loaders): void => {
  for (const loader of [erp, enneo, enerflo, told].flatMap((group): readonly unknown[] => Object.values(group)))
    if (loader instanceof DataLoader) loader.clearAll();
};
