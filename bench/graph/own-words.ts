import { readFileSync } from 'node:fs';
import type { Pool } from 'undici';
import type { LoopRequest } from '../harness/closed-loop.ts';

const QUERY = readFileSync(new URL('hive.graphql', import.meta.url), 'utf8');
/** Of a whole answer: less than a tenth smaller than the others', whose names are longer. */
const LEAST_LENGTH = 12_000;

interface OwnData {
  readonly customerById: {
    readonly data: {
      readonly data: {
        readonly contracts: readonly { readonly tickets: readonly unknown[] }[];
        readonly installs: readonly { readonly all_milestones: readonly unknown[]; readonly notes: readonly unknown[] }[];
      };
    };
  };
}

const check = (status: number, text: string): void => {
  if (status !== 200 || text.length < LEAST_LENGTH || text.includes('"errors":')) throw new Error(`answered ${status}: ${text.slice(0, 500)}`);
};

/** The reference query for one customer in the sources' own names. */
export const toOwnWords = (customerId: string): LoopRequest => ({
  path: '/graphql',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: QUERY, variables: { customerId } }),
  check,
});

/** Throws unless all parts are there. */
export const proveOwnWords = async (pool: Pool, { path, headers, body }: LoopRequest, name: string): Promise<void> => {
  const answer = await pool.request({ method: 'POST', path, headers, body });
  const { data }: { data: OwnData } = JSON.parse(await answer.body.text());
  const { contracts, installs } = data.customerById.data.data;
  const counts = [
    contracts.length,
    ...contracts.map(({ tickets }) => tickets.length),
    ...installs.flatMap((install) => [install.all_milestones.length, install.notes.length]),
  ];
  const wanted = [10, ...Array.from({ length: 10 }, () => 5), 8, 5, 8, 5];
  if (counts.join() !== wanted.join()) throw new Error(`${name} answers ${counts.join()} parts instead of ${wanted.join()}`);
};
