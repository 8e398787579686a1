import type { FastifyInstance } from 'fastify';
import type { Json, JsonObject } from '../domain/json.ts';
import { type ComponentName, emitComponents, refTo } from './openapi-components.ts';
import { facadePaths } from './openapi-paths.ts';

const DESCRIPTION = `What Enneo calls to find and load customers and contracts: the four calls of its custom API (A to D), and the same data in Enneo's own response format.

A key needs the scope \`enneo:facade\`. An outage is a 503 with \`Retry-After\` and never an empty answer. How old a record may be is the request's \`Cache-Control\` (\`max-age\`, \`no-cache\`, \`only-if-cached\`), else the operator's \`FACADE_MAX_AGE_SECONDS\`. Ids are text of at most 50 characters.`;

const securitySchemes: JsonObject = {
  bearer: { type: 'http', scheme: 'bearer', description: 'An API key of Busbar, or a token of the configured issuer.' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'An API key of Busbar.' },
};

const example = (code: string, message: string): JsonObject => ({ success: false, code, message });

const errorResponse = (description: string, value: JsonObject, headers: JsonObject | null = null): JsonObject => ({
  description,
  ...(headers !== null && { headers }),
  content: { 'application/json': { schema: refTo('Error' satisfies ComponentName), examples: { error: { value } } } },
});

const retryAfter: JsonObject = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } };
const challenge: JsonObject = { 'WWW-Authenticate': { description: 'How to send a key.', schema: { type: 'string' } } };

const responses: JsonObject = {
  InvalidRequest: errorResponse('Something sent cannot be used; the message names it.', example('invalid_request', '`q` is longer than 300 characters')),
  Unauthorized: errorResponse('The key is missing, unknown, or still a placeholder.', example('unauthorized', 'Send a valid API key or token.'), challenge),
  Forbidden: errorResponse('The key lacks the scope `enneo:facade`.', example('forbidden', 'The key `dashboards` lacks the scope `enneo:facade`.')),
  ContractNotFound: errorResponse('No contract has this id.', example('contract_not_found', 'No contract has this id.')),
  CustomerNotFound: errorResponse(
    'No customer with at least one contract has this id.',
    example('customer_not_found', 'No customer with at least one contract has this id.'),
  ),
  RecordIncomplete: errorResponse(
    'The ERP’s record lacks a mandatory value.',
    example('record_incomplete', 'The ERP’s record breaks a rule of Enneo’s custom API: lastname. Correct it in the ERP.'),
  ),
  SourceUnavailable: errorResponse(
    'The source does not answer, and no copy is stored; of a search: the first copy of the ERP is not complete.',
    example('source_unavailable', 'The source of this record does not answer at the moment.'),
    retryAfter,
  ),
  NotStored: errorResponse(
    'The request said `Cache-Control: only-if-cached`, and no copy is stored.',
    example('not_stored', 'The ERP was not asked, as `Cache-Control: only-if-cached` says, and no copy is stored.'),
  ),
};

/** The OpenAPI 3.1 description of the facade, from the schemas it parses and checks with. */
export const buildOpenApi = (): JsonObject => ({
  openapi: '3.1.0',
  info: {
    title: 'Busbar: facade for Enneo',
    version: '1.0.0',
    description: DESCRIPTION,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    contact: { name: 'Whoever operates this Busbar', url: 'http://127.0.0.1:4000/' },
  },
  servers: [{ url: 'http://127.0.0.1:4000', description: '`busbar demo`' }],
  tags: [
    { name: 'custom-api', description: 'Calls A to D of Enneo’s custom API.' },
    { name: 'mind', description: 'The same data in Enneo’s own response format.' },
  ],
  security: [{ bearer: [] }, { apiKey: [] }],
  paths: facadePaths(),
  components: { securitySchemes, responses, schemas: emitComponents() },
});

/** As committed in `schema/facade.openapi.json`. */
export const printOpenApi = (): string => `${JSON.stringify(buildOpenApi(), null, 2)}\n`;

/** `/openapi.json`, open to everybody: it holds nobody's data. */
export const openApiRoutes = async (app: FastifyInstance): Promise<void> => {
  const document: Json = buildOpenApi();
  app.get('/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(document));
};
