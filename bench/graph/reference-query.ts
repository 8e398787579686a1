import { readFileSync } from 'node:fs';
import type { Pool } from 'undici';
import type { LoopRequest } from '../harness/closed-loop.ts';

const QUERY = readFileSync(new URL('reference.graphql', import.meta.url), 'utf8');

/** The parts of the answer that tell whether it is a whole one. */
export interface ReferenceData {
  readonly customer: {
    readonly contracts: { readonly nodes: readonly { readonly tickets: { readonly nodes: readonly unknown[] } }[] };
    readonly installs: readonly { readonly milestones: readonly unknown[]; readonly notes: { readonly nodes: readonly unknown[] } }[];
  } | null;
}

/** One customer, and the right answer. */
export interface Question {
  readonly customerId: string;
  readonly request: LoopRequest;
  readonly expected: ReferenceData;
}

/** 10 contracts with 5 tickets each, 2 installs with 8 milestones and 5 notes each. */
export const isWhole = ({ customer }: ReferenceData): boolean =>
  customer?.contracts.nodes.length === 10 &&
  customer.contracts.nodes.every(({ tickets }) => tickets.nodes.length === 5) &&
  customer.installs.length === 2 &&
  customer.installs.every(({ milestones, notes }) => milestones.length === 8 && notes.nodes.length === 5);

/** Nothing kept from the request before, and whatever is kept. */
export const LIVE = 'no-cache';
export const KEPT = 'max-age=86400';

/** Cheap enough for every answer under load: no contender answers 200, this long and without errors, and yet something else. */
const createCheck =
  (leastLength: number) =>
  (status: number, text: string): void => {
    if (status !== 200 || text.length < leastLength || text.includes('"errors":')) throw new Error(`answered ${status}: ${text.slice(0, 500)}`);
  };

/** The reference query for one customer, as it is sent again and again. `leastLength`: characters of a whole answer. */
export const toRequest = (customerId: string, apiKey: string, leastLength = 0, cacheControl: string = LIVE): LoopRequest => ({
  path: '/graphql',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}`, 'cache-control': cacheControl },
  body: JSON.stringify({ query: QUERY, variables: { customerId } }),
  check: createCheck(leastLength),
});

export const ask = async (pool: Pool, { path, headers, body, check }: LoopRequest): Promise<ReferenceData> => {
  const answer = await pool.request({ method: 'POST', path, headers, body });
  const text = await answer.body.text();
  check(answer.statusCode, text);
  const { data }: { data: ReferenceData } = JSON.parse(text);
  return data;
};
