import { z } from 'zod';
import type { JsonObject } from '../domain/json.ts';
import { contractAnswerSchema } from './contract-schema.ts';
import { customerAnswerSchema } from './customer-schema.ts';
import { errorSchema } from './error-schema.ts';
import { mindContractSchema, mindCustomerSchema, mindHistorySchema, mindNotFoundSchema, mindSearchSchema } from './mind-schema.ts';
import { freeTextAnswerSchema, searchAnswerSchema, searchInputSchema } from './search-schema.ts';

/** What is sent and answered, by its name in the document. */
const SENT = { SearchInput: searchInputSchema };
const ANSWERED = {
  Contract: contractAnswerSchema,
  Customer: customerAnswerSchema,
  SearchAnswer: searchAnswerSchema,
  FreeTextAnswer: freeTextAnswerSchema,
  MindContract: mindContractSchema,
  MindCustomer: mindCustomerSchema,
  MindNotFound: mindNotFoundSchema,
  MindHistory: mindHistorySchema,
  MindSearch: mindSearchSchema,
  Error: errorSchema,
};
export type ComponentName = keyof typeof SENT | keyof typeof ANSWERED;

const toUri = (id: string): string => `#/components/schemas/${id}`;

/** Ids and dialects of single schemas are the document's business. */
const dropKeys = (schema: object): JsonObject => Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$id' && key !== '$schema'));

const emit = (schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): readonly (readonly [string, JsonObject])[] => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const emitted = z.toJSONSchema(registry, { uri: toUri, io, target: 'draft-2020-12' }).schemas;
  return Object.entries(emitted).map(([name, schema]) => [name, dropKeys(schema)] as const);
};

/** `components.schemas` of the OpenAPI document. */
export const emitComponents = (): JsonObject => Object.fromEntries([...emit(SENT, 'input'), ...emit(ANSWERED, 'output')]);

export const refTo = (name: ComponentName): JsonObject => ({ $ref: toUri(name) });

/** The properties of a flat object as query parameters. */
export const toQueryParameters = (schema: z.ZodType): readonly JsonObject[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = dropKeys(typeof property === 'object' ? property : {});
    return { name, in: 'query', required: required.includes(name), ...(description !== undefined && { description }), schema: rest };
  });
};
