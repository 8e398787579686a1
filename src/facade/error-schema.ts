import { z } from 'zod';
import { SOURCES } from '../domain/source.ts';
import { ERROR_CODES } from './facade-error.ts';

/** enneo.md 6.2 */
export const errorSchema = z
  .object({
    success: z.literal(false),
    code: z.enum(ERROR_CODES).meta({ description: 'What to act on; stable.' }),
    source: z.enum(SOURCES).optional().meta({ description: 'On `source_unavailable` and `not_stored`: which source gave no answer, where that is known.' }),
    message: z.string().meta({ description: 'For people.' }),
  })
  .meta({ description: 'Why there is no answer.' });
