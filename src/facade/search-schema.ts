import { z } from 'zod';
import { MAX_ID_LENGTH } from '../domain/entity-id.ts';
import { wholeNumber } from './whole-number.ts';

const MAX_TEXT = 1000;
const MAX_PARAMETERS = 100;
export const MAX_QUERY = 300;
const MAX_PAGE = 1000;
/** Enneo drops what is beyond (enneo.md 7.3). */
export const MAX_HITS = 10;

const MUST_BE_TEXT = `must be text of at most ${MAX_TEXT} characters, a number, or a list of at most 10 of these`;
const plain = z.union([z.string().max(MAX_TEXT, MUST_BE_TEXT), z.number(), z.null()], MUST_BE_TEXT);
const text = (description: string) =>
  z
    .union([plain, z.array(plain).max(10, MUST_BE_TEXT)], MUST_BE_TEXT)
    .optional()
    .meta({ description });

const MUST_BE_ONE = `must be one text of at most ${MAX_TEXT} characters, or a number`;
/** Enneo sends a flat object (enneo.md 7.2): of what a person has one of, a list would leave it to the order who is found. A list of one is how PHP writes it. */
const one = (description: string) =>
  z
    .union([plain, z.array(plain).max(1, MUST_BE_ONE)], MUST_BE_ONE)
    .optional()
    .meta({ description });

const MUST_BE_ID = `must be text of at most ${MAX_ID_LENGTH} characters or a whole number`;
const id = (description: string) =>
  z
    .union([z.string().max(MAX_ID_LENGTH, MUST_BE_ID), z.int(MUST_BE_ID), z.null()], MUST_BE_ID)
    .optional()
    .meta({ description });

const MUST_BE_OBJECT =
  'must have one JSON object as its body, such as `{"email": "tom@example.com", "ticketId": 1}`, sent with `Content-Type: application/json`';

/** Input of call C: a flat object of what was found; unknown keys are ignored, because the keys are configurable in Enneo (enneo.md 7.2). */
export const searchInputSchema = z
  .looseObject(
    {
      ticketId: z.unknown().optional().meta({ description: 'Sent always; not used.' }),
      contractId: id('Contract number as somebody wrote it; market location and meter numbers are recognised.'),
      customerId: id('Customer number as somebody wrote it.'),
      firstname: one('First name.'),
      lastname: one('Last name. Alone it identifies nobody.'),
      phone: text('Phone number in any spelling.'),
      company: one('Company, with or without its legal form.'),
      email: text('E-mail address; alone it is enough where it is one customer’s.'),
      meterNumber: text('Meter number or meter location id.'),
      address: one('Street and house number, or the whole line `Street No, ZIP City`.'),
      postalCode: one('Postcode.'),
      city: one('City.'),
      birthday: one('Date of birth, `YYYY-MM-DD` or `DD.MM.YYYY`.'),
      iban: text('IBAN.'),
      marketLocationId: text('Market location id (MaLo), 11 digits.'),
    },
    MUST_BE_OBJECT,
  )
  .refine((input) => Object.keys(input).length <= MAX_PARAMETERS, `holds more than ${MAX_PARAMETERS} parameters`)
  .meta({ description: 'What is known about somebody: any subset of the keys, and others, which are ignored.', maxProperties: MAX_PARAMETERS });

/** Output of call C: exactly one customer, or `{}` (enneo.md 7.2). */
export const searchAnswerSchema = z
  .union([
    z.object({
      contractId: z.string().min(1).max(MAX_ID_LENGTH).nullable().meta({ description: 'null: the customer has several contracts that may be meant.' }),
      customerId: z.string().min(1).max(MAX_ID_LENGTH),
      customerLegitimation: z
        .union([z.literal(10), z.literal(20)])
        .optional()
        .meta({ description: '20 proven, 10 found. Sent only where configured: it overrides Enneo’s own check.' }),
      customerLegitimationMessage: z.string().optional().meta({ description: 'Which features matched, differed or were missing. Sent only where configured.' }),
    }),
    z.strictObject({}),
  ])
  .meta({ description: 'The one customer that is meant; `{}` for nobody, or for several.' });
export type SearchAnswer = z.output<typeof searchAnswerSchema>;

/** Zero bytes end a text in PostgreSQL, and nobody types control characters. */
const toSearchText = (typed: string): string =>
  typed
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .trim();

/** Input of call D (enneo.md 7.3). */
export const freeTextSchema = z.object({
  q: z
    .string('must be given once')
    .max(MAX_QUERY, `is longer than ${MAX_QUERY} characters`)
    .transform(toSearchText)
    .meta({ description: 'What an agent typed: numbers, names, addresses, e-mail, phone. Empty answers no hits.' }),
  limit: wholeNumber(1, MAX_PAGE)
    .default(MAX_HITS)
    .meta({ description: `Hits wanted; at most ${MAX_HITS} are answered.` }),
  offset: wholeNumber(0, MAX_PAGE).default(0).meta({ description: 'Hits to leave out.' }),
});

/** Output of call D: customer ids, best first. */
export const freeTextAnswerSchema = z
  .array(z.object({ id: z.string().min(1).max(MAX_ID_LENGTH).meta({ description: 'Customer id.' }) }))
  .max(MAX_HITS)
  .meta({ description: 'Customers, best first; `[]` without a hit.' });
