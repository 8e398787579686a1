import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildASTSchema, type GraphQLSchema, isObjectType, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { composers } from './support/composers.ts';
import { busbarSdl, crmSdl } from './support/subgraphs.ts';

const busbar = { name: 'busbar', url: 'http://127.0.0.1:4000/graphql', sdl: busbarSdl };
const crm = { name: 'crm', url: 'http://127.0.0.1:4001/graphql', sdl: crmSdl };

/** The SDL as clients see it, without `@specifiedBy`: WunderGraph drops it. */
const clientView = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema)).replaceAll(/ @specifiedBy\(.*\)$/gm, '');
const written = buildASTSchema(parse(busbarSdl), { assumeValidSDL: true });

const fieldsOf = (schema: GraphQLSchema | null, name: string): readonly string[] => {
  const type = schema?.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()).sort() : [];
};

for (const { name, compose } of composers) {
  describe(name, () => {
    it('composes Busbar alone, to exactly the graph it wrote, with nothing to remark', () => {
      const { api, errors, remarks } = compose([busbar]);
      assert.deepEqual({ errors, remarks }, { errors: [], remarks: [] });
      assert.ok(api);
      assert.equal(clientView(api), clientView(written));
    });

    it('composes Busbar with a subgraph that extends Customer and Contract', () => {
      const { api, errors, remarks } = compose([busbar, crm]);
      assert.deepEqual({ errors, remarks }, { errors: [], remarks: [] });
      assert.deepEqual(fieldsOf(api, 'Customer'), [...fieldsOf(written, 'Customer'), 'loyaltyPoints'].sort());
      assert.deepEqual(fieldsOf(api, 'Contract'), [...fieldsOf(written, 'Contract'), 'co2Savings'].sort());
    });
  });
}
