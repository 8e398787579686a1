import { isEntityId } from '../entity-id.ts';
import type { Features, IdKind } from './features.ts';

export interface NumbersToLookUp {
  readonly contracts: readonly string[];
  readonly customers: readonly string[];
}

/** What no ERP has as a number is no reason to ask it. */
const MAY_BE_NUMBER = /^(?=.*\d)[\p{L}\p{N}._/-]+$/u;

/** The contract and customer numbers of a question, as an ERP is asked for them; other ids it cannot be asked for. */
export const numbersToLookUp = ({ ids }: Features): NumbersToLookUp => {
  const of = (kind: IdKind): readonly string[] => {
    const claims = ids.filter(({ kinds, isDeclared }) => isDeclared && kinds[0] === kind);
    return claims.map(({ value }) => value.replace(/\s/g, '')).filter((number) => isEntityId(number) && MAY_BE_NUMBER.test(number));
  };
  return { contracts: of('contract'), customers: of('customer') };
};
