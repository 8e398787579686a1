import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, parse } from 'graphql';

/** Reads the committed SDL and the sample queries, writes the types tests use. Fails on a sample that the graph does not answer. */
const OUT = 'test/support/graph.generated.ts';
const SAMPLES = 'src/server/playground/samples/';

const at = (path: string): URL => new URL(path, import.meta.url);
const schema = parse(readFileSync(at('schema/schema.graphql'), 'utf8'));
const documents = readdirSync(at(SAMPLES))
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => ({ location: file, document: parse(readFileSync(at(`${SAMPLES}${file}`), 'utf8')) }));

const text = await codegen({
  filename: OUT,
  schema,
  schemaAst: buildASTSchema(schema, { assumeValidSDL: true }),
  documents,
  plugins: [
    {
      operations: {
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: true,
        scalars: { ID: 'string', DateTime: 'string', Date: 'string', JSON: 'unknown' },
      },
    },
  ],
  pluginMap: { operations: typescriptOperations },
  config: {},
});
writeFileSync(at(OUT), `// Written by codegen.ts from schema/schema.graphql and ${SAMPLES}. Do not edit.\n${text}`);
console.log(`${OUT}: ${documents.length} sample queries fit the graph`);
