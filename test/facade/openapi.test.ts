import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contractAnswerSchema } from '../../src/facade/contract-schema.ts';
import { customerAnswerSchema } from '../../src/facade/customer-schema.ts';
import * as examples from '../../src/facade/facade-examples.ts';
import { mindContractSchema, mindCustomerSchema, mindSearchSchema } from '../../src/facade/mind-schema.ts';
import { buildOpenApi, printOpenApi } from '../../src/facade/openapi.ts';
import { freeTextAnswerSchema, searchAnswerSchema, searchInputSchema } from '../../src/facade/search-schema.ts';

describe('the OpenAPI document', () => {
  it('is committed as it is emitted: npm run emit', () => {
    expect(readFileSync(new URL('../../schema/facade.openapi.json', import.meta.url), 'utf8')).toBe(printOpenApi());
  });

  it('describes every route of the facade', () => {
    expect(Object.keys(Object(buildOpenApi().paths))).toEqual([
      '/enneo/contract/{contractId}',
      '/enneo/customer/{customerId}',
      '/enneo/contract/search',
      '/enneo/search',
      '/api/mind/customer/byContractId/{id}',
      '/api/mind/customer/byCustomerId/{id}',
      '/api/mind/contract/{id}',
      '/api/mind/contract/{id}/history',
      '/api/mind/contract/search',
    ]);
  });

  it.each([
    ['A', contractAnswerSchema, examples.contractExample],
    ['B', customerAnswerSchema, examples.customerExample],
    ['C in', searchInputSchema, examples.searchInputExample],
    ['C out', searchAnswerSchema, examples.searchExample],
    ['D', freeTextAnswerSchema, examples.freeTextExample],
    ['Enneo’s contract', mindContractSchema, examples.mindContractExample],
    ['Enneo’s customer', mindCustomerSchema, examples.mindCustomerExample],
    ['Enneo’s search', mindSearchSchema, examples.mindSearchExample],
  ])('has an example of %s that fits its schema', (_, schema, example) => {
    expect(schema.parse(example)).toEqual(example);
  });
});
