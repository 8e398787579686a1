import { z } from 'zod';
import { jsonPathSchema } from './rest/rule-schema.ts';

const paths = z.array(jsonPathSchema).min(1);

/** `events` of an ERP in `ERP_CONFIG`: where its webhooks hold what we need. What is left out is looked for where the dialect's wire file assumes it. */
export const eventPathsSchema = z.strictObject({
  name: paths.optional(),
  /** The sender's own id of an event. */
  key: paths.optional(),
  contract: paths.optional(),
  customer: paths.optional(),
});

export interface EventPaths {
  readonly name: readonly string[];
  readonly key: readonly string[];
  readonly contract: readonly string[];
  readonly customer: readonly string[];
}

export type ChosenPaths = Readonly<z.output<typeof eventPathsSchema>>;
