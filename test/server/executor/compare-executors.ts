import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { createExecutor } from '../../../src/server/graphql/create-executor.ts';
import type { RandomQuery } from './random-query.ts';

/** Enough for a document to be compiled. */
const RUNS = 4;

export interface Compared {
  readonly expected: unknown;
  readonly found: unknown;
}

/** What graphql-js answers, and what our executor answers once the document has come a few times; null: the document is not valid. */
export const createComparison = (schema: GraphQLSchema): ((one: RandomQuery) => Promise<Compared | null>) => {
  const run = createExecutor(schema);
  return async ({ query, variables }) => {
    const document = parse(query);
    if (validate(schema, document).length > 0) return null;
    const context = {};
    const expected = await execute({ schema, document, contextValue: context, variableValues: variables });
    let found: ExecutionResult = {};
    for (let count = 0; count < RUNS; count += 1) found = await run({ document, operationName: null, variables, context });
    return { expected: toComparable(expected), found: toComparable(found) };
  };
};

/**
 * Data and errors, in no order. Of several errors that make the same parent null either executor names those it came upon: there it counts that the
 * parent is null with an error.
 */
const toComparable = ({ data, errors = [] }: ExecutionResult): unknown => {
  const plain: unknown = data === undefined ? 'none' : JSON.parse(JSON.stringify(data));
  return { data: plain, errors: [...new Set(errors.map((error) => JSON.stringify(nulledAbove(plain, error.path ?? []) ?? toPlain(error))))].toSorted() };
};

/** The path of the first null above the last step. */
const nulledAbove = (data: unknown, path: readonly (string | number)[]): string | null => {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null) return path.slice(0, index).join('.');
    if (typeof value !== 'object' || value === undefined) return null;
    value = Object.entries(value).find(([name]) => name === String(step))?.[1];
  }
  return null;
};

const toPlain = ({ message, path, locations, extensions, originalError }: GraphQLError) => ({
  path: path?.join('.'),
  // The compiler names the field of a broken list in its own way; clients read neither.
  message: message.replaceAll('"', '').replace(/\((\w+)(?:,\1)*\)/, '$1'),
  locations: locations?.map(({ line, column }) => `${line}:${column}`),
  extensions,
  originalError: isOurs(originalError) ? `${originalError.name}: ${originalError.message}` : null,
});

/** Thrown by a resolver, not made while a value was completed. */
const isOurs = (error: Error | null | undefined): error is Error =>
  error != null && !(error instanceof GraphQLError) && !/^(?:Cannot return null|Expected|\w+ cannot represent)/.test(error.message);
