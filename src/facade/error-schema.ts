import { z } from 'zod';
import { ERROR_CODES } from './facade-error.ts';

/** enneo.md 6.2 */
export const errorSchema = z
  .object({
    success: z.literal(false),
    code: z.enum(ERROR_CODES).meta({ description: 'What to act on; stable.' }),
    message: z.string().meta({ description: 'For people.' }),
  })
  .meta({ description: 'Why there is no answer.' });
