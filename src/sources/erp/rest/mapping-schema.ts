import { z } from 'zod';
import { restAuthSchema } from './auth-schema.ts';
import { jsonPathSchema, type Rules, ruleSchema } from './rule-schema.ts';
import { isContractTarget, isCustomerTarget, isRegisterTarget } from './targets.ts';

const name = z.string().min(1);
const url = z.url({ protocol: /^https?$/ });

const envelope = z.strictObject({
  recordPath: jsonPathSchema.default('$'),
  listPath: jsonPathSchema.default('$'),
  /** Where the record is inside an item of a list. */
  itemUnwrap: jsonPathSchema.default('$'),
  /** Where the id is inside an item, when lists carry ids only. */
  itemId: jsonPathSchema.optional(),
  success: z.strictObject({ path: jsonPathSchema, in: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) }).optional(),
  errorWhen: z
    .strictObject({ path: jsonPathSchema, map: z.record(z.string(), z.enum(['notFound', 'auth', 'rateLimited', 'timeout', 'upstream', 'badData'])) })
    .optional(),
  /** Which answers say "there is no such record". */
  empty: z.array(z.enum(['[]', '{}', 'null', '404'])).default(['[]', '{}', 'null', '404']),
  /** Fields of the record that hold JSON, or perhaps JSON, inside a string. */
  jsonString: z.array(jsonPathSchema).default([]),
  jsonOrXmlString: z.array(jsonPathSchema).default([]),
});

const limit = z.number().int().min(1).max(10_000).default(100);
const paging = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('offset'), limit }),
  z.strictObject({ kind: z.literal('cursor'), limit, next: jsonPathSchema }),
  /** The next page's address is in the answer. */
  z.strictObject({ kind: z.literal('odata'), limit, next: jsonPathSchema.default("$['@odata.nextLink']") }),
]);

const operationFields = { get: z.string().startsWith('/').optional(), post: z.string().startsWith('/').optional(), body: z.json().optional() };
const hasOneVerb = ({ get, post }: { get?: string | undefined; post?: string | undefined }): boolean => (get === undefined) !== (post === undefined);
const ONE_VERB = 'needs exactly one of get, post';

/** `{id}`, `{ids}`, `{value}`, `{limit}`, `{offset}`, `{cursor}` and path secrets are filled in, in path and body. */
const operation = z.strictObject(operationFields).refine(hasOneVerb, ONE_VERB);
const search = z
  .strictObject({ ...operationFields, finds: z.enum(['contract', 'customer']), match: z.enum(['exact', 'prefix', 'contains']).default('exact') })
  .refine(hasOneVerb, ONE_VERB);

const searchKey = z.enum([
  ...(['contractId', 'customerId', 'contractAccountId', 'marketLocationId', 'meterLocationId', 'meterNumber'] as const),
  ...(['email', 'phone', 'iban', 'lastName', 'company', 'postcode'] as const),
]);

const operations = z.strictObject({
  contractById: operation,
  customerById: operation,
  contractsByIds: operation.optional(),
  customersByIds: operation.optional(),
  contractsByCustomerId: operation.optional(),
  contracts: operation.optional(),
  customers: operation.optional(),
  check: operation.optional(),
  search: z.partialRecord(searchKey, search).default({}),
});

const rules = (isTarget: (target: string) => boolean, required: readonly string[]) =>
  z.record(z.string(), ruleSchema).superRefine((mapping: Rules, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const target of required.filter((field) => mapping[field] === undefined)) refuse([target], 'is missing; a record needs it');
    for (const target of Object.keys(mapping).filter((field) => !isTarget(field))) refuse([target], 'is no field of ours');
    for (const target of Object.keys(mapping['meter.registers']?.each ?? {}).filter((field) => !isRegisterTarget(field)))
      refuse(['meter.registers', 'each', target], 'is no field of a register');
  });

/** `ERP_CONFIG` of one REST ERP: everything about its wire, and none of its secrets (erp.md 4.4). */
export const restMappingSchema = z
  .strictObject({
    source: name,
    kind: z.literal('rest'),
    baseUrl: url,
    phone: z.strictObject({ region: z.literal('DE').default('DE'), bare49: z.enum(['international', 'national']).default('international') }).prefault({}),
    auth: z.array(restAuthSchema).default([]),
    envelope: envelope.prefault({}),
    limits: z
      .strictObject({
        concurrency: z.number().int().min(1).max(1000).default(4),
        timeoutMs: z.number().int().min(100).max(120_000).default(8000),
        perMinute: z.number().int().positive().nullable().default(null),
        /** Records one call of `contractsByIds` and `customersByIds` answers. */
        batch: z.number().int().min(0).max(10_000).default(0),
      })
      .prefault({}),
    paging: paging.default({ kind: 'none' }),
    /** Whether lists carry whole records, or ids to be read singly. */
    lists: z.enum(['records', 'ids']).default('records'),
    operations,
    contract: rules(isContractTarget, ['id', 'customerId']),
    customer: rules(isCustomerTarget, ['id']),
  })
  .superRefine(({ limits, operations: { contractsByIds, customersByIds } }, context) => {
    if (limits.batch > 0 && contractsByIds === undefined && customersByIds === undefined)
      context.addIssue({ code: 'custom', path: ['limits', 'batch'], message: 'needs operations.contractsByIds or operations.customersByIds' });
    if (limits.batch === 0 && (contractsByIds !== undefined || customersByIds !== undefined))
      context.addIssue({ code: 'custom', path: ['limits', 'batch'], message: 'must say how many ids contractsByIds and customersByIds take' });
  });

export type RestMapping = z.output<typeof restMappingSchema>;
export type RestOperation = z.output<typeof operation>;
export type RestEnvelope = z.output<typeof envelope>;
