import { hash } from 'node:crypto';
import type { Pool, QueryResult } from 'pg';

/** Texts a connection keeps; further ones are planned each time. */
const MAX_PREPARED = 200;

type Callback = (error: Error, result: QueryResult) => void;

/** Connections of this pool prepare each text once. For few statements that come again and again: ours are planned longer than they run. */
export const prepareStatements = (pool: Pool): void => {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < MAX_PREPARED) names.set(text, `busbar_${hash('sha256', text).slice(0, 32)}`);
    return names.get(text);
  };
  pool.on('connect', (client) => {
    const query = client.query.bind(client);
    const prepared = (text: string, values: unknown[] = [], callback?: Callback) => {
      const statement = { text, values, ...(values.length > 0 && { name: nameOf(text) }) };
      return callback === undefined ? query(statement) : query(statement, callback);
    };
    Object.defineProperty(client, 'query', { value: prepared, configurable: true });
  });
};
