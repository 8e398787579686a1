import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, Kind, visit } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { toGraphqlError } from './to-graphql-error.ts';

export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly context: object;
}

/** Runs a validated operation. */
export type Execute = (execution: Execution) => Promise<ExecutionResult>;

/** Compiling costs as much as some dozen runs: it is done for documents that come again. */
const RUNS_BEFORE_COMPILING = 3;

interface Known {
  runs: number;
  /** null: not yet, or not to be compiled. */
  compiled: CompiledQuery | null;
}

/**
 * Executes with graphql-js at first and with graphql-jit once a document has come a few times. What the compiler does differently or not at all
 * stays with graphql-js: mutations, whose fields run one after another, directives, and introspection.
 */
export const createExecutor = (schema: GraphQLSchema): Execute => {
  const documents = new WeakMap<DocumentNode, Known>();
  const knownOf = (document: DocumentNode): Known => {
    const known = documents.get(document) ?? { runs: 0, compiled: null };
    documents.set(document, known);
    return known;
  };
  return async ({ document, operationName, variables, context }) => {
    const known = knownOf(document);
    known.runs += 1;
    if (known.runs === RUNS_BEFORE_COMPILING) known.compiled = compile(schema, document);
    const result = await known.compiled?.query(undefined, context, variables ?? {});
    // Variables of the wrong type end it before anything is run: graphql-js says better what is wrong with them.
    if (result !== undefined && 'data' in result) return withWholeErrors(result, document);
    return execute({ schema, document, contextValue: context, variableValues: variables, operationName });
  };
};

const withWholeErrors = (result: ExecutionResult, document: DocumentNode): ExecutionResult =>
  result.errors === undefined ? result : { ...result, errors: result.errors.map((error) => toGraphqlError(error, document)) };

const compile = (schema: GraphQLSchema, document: DocumentNode): CompiledQuery | null => {
  if (!isCompilable(document)) return null;
  const compiled = compileQuery(schema, document);
  return isCompiledQuery(compiled) ? compiled : null;
};

const isCompilable = (document: DocumentNode): boolean => {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  let isPlain = operations.length === 1;
  visit(document, {
    OperationDefinition: ({ operation }) => {
      isPlain &&= operation === 'query';
    },
    Directive: () => {
      isPlain = false;
    },
    Field: ({ name }) => {
      isPlain &&= !name.value.startsWith('__') || name.value === '__typename';
    },
  });
  return isPlain;
};
