import { type DocumentNode, GraphQLError } from 'graphql';

/** The compiler's errors are no whole `GraphQLError`s: without extensions, and with places that cannot be traced back. This is what graphql-js would have made. */
export const toGraphqlError = ({ message, path, locations, originalError, extensions }: GraphQLError, { loc }: DocumentNode): GraphQLError => {
  const positions = loc === undefined ? undefined : locations?.map(({ line, column }) => toPosition(loc.source.body, line, column));
  return new GraphQLError(message, { path, originalError, extensions, ...(positions !== undefined && { source: loc?.source, positions }) });
};

const toPosition = (body: string, line: number, column: number): number => {
  const before = body.split(/\r\n|[\n\r]/g, line - 1);
  let at = 0;
  for (const { length } of before) {
    at += length;
    at += body.startsWith('\r\n', at) ? 2 : 1;
  }
  return at + column - 1;
};
