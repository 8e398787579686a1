import type { Features } from './features.ts';
import { type IndexKey, meterKeys, nameKeys, placeKeys, toIdKey, toKeys } from './index-key.ts';

/**
 * Every customer that shares one of these keys is a candidate, and no other customer can be the answer. What they share with each other counts too:
 * a phone that belongs to somebody else speaks against. So candidates are read for all keys, not until the first hit.
 */
export const searchKeys = (features: Features): readonly IndexKey[] => [
  ...features.ids.flatMap(({ value, kinds }) => kinds.flatMap((kind) => toKeys(kind, [toIdKey(value)]))),
  ...toKeys('meterLocation', features.meterLocationIds),
  ...meterKeys(features.meterNumbers),
  ...toKeys('email', features.emails),
  ...toKeys('phone', features.phones),
  ...toKeys('iban', features.ibans),
  ...toKeys('birthDate', features.birthDate === null ? [] : [features.birthDate]),
  ...placeKeys(features.place === null ? [] : [features.place]),
  ...nameKeys(features.name),
];
