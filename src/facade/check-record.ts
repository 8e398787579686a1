import type { z } from 'zod';
import { FacadeError } from './facade-error.ts';

/** An answer Enneo may have, or a 502: a mandatory value the ERP does not say is never made up (enneo.md 6.2). Names fields, never values. */
export const checkRecord = <S extends z.ZodType>(schema: S, answer: unknown): z.output<S> => {
  const checked = schema.safeParse(answer);
  if (checked.success) return checked.data;
  const fields = [...new Set(checked.error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new FacadeError(502, 'record_incomplete', `The ERP’s record breaks a rule of Enneo’s custom API: ${fields}. Correct it in the ERP.`);
};
