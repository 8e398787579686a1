import type { Json, JsonObject } from '../domain/json.ts';
import * as examples from './facade-examples.ts';
import { mindPageSchema, mindReadSchema } from './mind-schema.ts';
import { type ComponentName, refTo, toQueryParameters } from './openapi-components.ts';
import { freeTextSchema, searchInputSchema } from './search-schema.ts';

interface Operation {
  readonly operationId: string;
  readonly tag: 'custom-api' | 'mind';
  readonly summary: string;
  readonly description: string;
  readonly answers: readonly Answer[];
  readonly parameters?: readonly JsonObject[];
  readonly body?: JsonObject;
  readonly errors?: JsonObject;
}

interface Answer {
  readonly name: ComponentName;
  readonly example: unknown;
}

/** What every route can answer. */
const ERRORS: JsonObject = {
  '400': { $ref: '#/components/responses/InvalidRequest' },
  '401': { $ref: '#/components/responses/Unauthorized' },
  '403': { $ref: '#/components/responses/Forbidden' },
  '503': { $ref: '#/components/responses/SourceUnavailable' },
};
const NOT_STORED: JsonObject = { '504': { $ref: '#/components/responses/NotStored' } };
const INCOMPLETE: JsonObject = { '502': { $ref: '#/components/responses/RecordIncomplete' } };
const NO_CONTRACT: JsonObject = { '404': { $ref: '#/components/responses/ContractNotFound' } };
const NO_CUSTOMER: JsonObject = { '404': { $ref: '#/components/responses/CustomerNotFound' } };

/** On answers of the custom API that come from a copy older than wanted. */
const STALE_HEADERS: JsonObject = {
  'Cache-Status': {
    description: '`busbar; hit; detail=stale`: older than wanted, because the ERP does not answer or must not be asked.',
    schema: { type: 'string' },
  },
  Age: { description: 'With it: seconds since the ERP was last read.', schema: { type: 'integer', minimum: 0 } },
};

/** The examples are JSON by their types; this makes it plain to the compiler. */
const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

const toContent = (answers: readonly Answer[]): JsonObject => ({
  'application/json': {
    schema: answers.length === 1 ? refTo(answers[0]?.name ?? 'Error') : { anyOf: answers.map(({ name }) => refTo(name)) },
    examples: Object.fromEntries(answers.map(({ name, example }) => [name, { value: toJson(example) }])),
  },
});

const operation = ({ operationId, tag, summary, description, parameters, body, answers, errors }: Operation): JsonObject => ({
  operationId,
  tags: [tag],
  summary,
  description,
  ...(parameters !== undefined && { parameters }),
  ...(body !== undefined && { requestBody: body }),
  responses: {
    '200': { description: summary, ...(tag === 'custom-api' && { headers: STALE_HEADERS }), content: toContent(answers) },
    ...ERRORS,
    ...errors,
  },
});

const idInPath = (name: string, description: string): JsonObject => ({
  name,
  in: 'path',
  required: true,
  description: `${description}, percent-encoded; blanks around it do not count.`,
  schema: { type: 'string', minLength: 1, maxLength: 50 },
});

const refresh: JsonObject = {
  name: 'refresh',
  in: 'query',
  description: '`true`: the source is asked first, whatever is stored. `Cache-Control: no-cache` does the same.',
  schema: { type: 'string', enum: ['true', 'false', '1', '0'], default: 'false' },
};

const contractById = operation({
  operationId: 'getContract',
  tag: 'custom-api',
  summary: 'A contract (call A)',
  description: 'Loads one contract by its id, with what agents see beside it.',
  parameters: [idInPath('contractId', 'Contract id'), refresh],
  answers: [{ name: 'Contract', example: examples.contractExample }],
  errors: { ...NO_CONTRACT, ...INCOMPLETE, ...NOT_STORED },
});

const customerById = operation({
  operationId: 'getCustomer',
  tag: 'custom-api',
  summary: 'A customer with the ids of its contracts (call B)',
  description: 'Loads one customer by its id. A customer without contracts is none.',
  parameters: [idInPath('customerId', 'Customer id'), refresh],
  answers: [{ name: 'Customer', example: examples.customerExample }],
  errors: { ...NO_CUSTOMER, ...INCOMPLETE, ...NOT_STORED },
});

const SEARCH = {
  tag: 'custom-api',
  summary: 'The one customer that is meant (call C)',
  answers: [{ name: 'SearchAnswer', example: examples.searchExample }],
} as const;

const searchByBody = operation({
  ...SEARCH,
  operationId: 'searchContract',
  description: 'Finds exactly one customer by any subset of parameters, or answers `{}`. Preferred: it keeps personal data out of addresses.',
  body: {
    required: true,
    description: 'What is known.',
    content: { 'application/json': { schema: refTo('SearchInput'), examples: { attributes: { value: toJson(examples.searchInputExample) } } } },
  },
});

const searchByQuery = operation({
  ...SEARCH,
  operationId: 'searchContractByQuery',
  description: 'As the POST, with the parameters in the query.',
  parameters: toQueryParameters(searchInputSchema),
});

const freeText = operation({
  operationId: 'searchCustomers',
  tag: 'custom-api',
  summary: 'Customers a text fits (call D)',
  description: 'What an agent typed, in any order and spelling; best first, at most 10.',
  parameters: toQueryParameters(freeTextSchema),
  answers: [{ name: 'FreeTextAnswer', example: examples.freeTextExample }],
});

const mindCustomer = (operationId: string, id: string, description: string): JsonObject =>
  operation({
    operationId,
    tag: 'mind',
    summary: `A customer by ${id}`,
    description,
    parameters: [idInPath('id', `A ${id}`), ...toQueryParameters(mindReadSchema), refresh],
    answers: [{ name: 'MindCustomer', example: examples.mindCustomerExample }],
    errors: { ...NO_CUSTOMER, ...NOT_STORED },
  });

const mindContract = operation({
  operationId: 'mindGetContract',
  tag: 'mind',
  summary: 'A contract',
  description: 'As `GET /contract/{contractId}` of Enneo: an unknown id is a 200 with a code.',
  parameters: [idInPath('id', 'Contract id'), refresh],
  answers: [
    { name: 'MindContract', example: examples.mindContractExample },
    { name: 'MindNotFound', example: { success: true, code: 'contract_not_found' } },
  ],
  errors: NOT_STORED,
});

const mindHistory = operation({
  operationId: 'mindGetContractHistory',
  tag: 'mind',
  summary: 'The tickets of a contract',
  description: 'As `GET /contract/{contractId}/history` of Enneo: oldest first; none for an unknown id.',
  parameters: [idInPath('id', 'Contract id'), ...toQueryParameters(mindPageSchema)],
  answers: [{ name: 'MindHistory', example: examples.mindHistoryExample }],
  errors: NOT_STORED,
});

const mindSearch = operation({
  operationId: 'mindSearchContracts',
  tag: 'mind',
  summary: 'The one contract that is meant',
  description: 'As `GET /contract/search` of Enneo: one item or none.',
  parameters: toQueryParameters(searchInputSchema),
  answers: [{ name: 'MindSearch', example: examples.mindSearchExample }],
  errors: NOT_STORED,
});

export const facadePaths = (): JsonObject => ({
  '/enneo/contract/{contractId}': { get: contractById },
  '/enneo/customer/{customerId}': { get: customerById },
  '/enneo/contract/search': { get: searchByQuery, post: searchByBody },
  '/enneo/search': { get: freeText },
  '/api/mind/customer/byContractId/{id}': { get: mindCustomer('mindGetCustomerByContract', 'contract id', 'The customer of a contract, with its contracts.') },
  '/api/mind/customer/byCustomerId/{id}': {
    get: mindCustomer('mindGetCustomer', 'customer id', 'A customer; with its contracts when `includeContracts` is true.'),
  },
  '/api/mind/contract/{id}': { get: mindContract },
  '/api/mind/contract/{id}/history': { get: mindHistory },
  '/api/mind/contract/search': { get: mindSearch },
});
