import { MAX_ID_LENGTH } from '../../src/domain/entity-id.ts';
import { checkTexts, toText } from '../shared/check-texts.ts';
import type { IdentifyInput } from './identify.input.ts';

/** Throws `BadInput` for what nobody types; ids are as long as the facade takes them. */
export const checkIdentifyInput = (input: IdentifyInput): void => {
  checkTexts('input', input);
  for (const name of ['contractId', 'customerId', 'contractAccountId'] as const) toText(`input.${name}`, input[name] ?? '', MAX_ID_LENGTH);
};
