import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { createWorld, fill } from './fill.ts';

/**
 * How fast the store's search is at full size, measured at the store itself: `node bench/search/index.ts --contracts 1500000`.
 * Needs a PostgreSQL where databases may be made; makes one of its own and drops it at the end (unless --keep).
 */
const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/postgres' },
    database: { type: 'string', default: 'busbar_bench_search' },
    contracts: { type: 'string', default: '1500000' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '30' },
    tail: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    reuse: { type: 'boolean', default: false },
  },
});
const contracts = Number(options.contracts);
const customers = Math.round(contracts * 0.6);
const databaseUrl = Object.assign(new URL(options.server), { pathname: `/${options.database}` }).href;

const admin = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: options.server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

const anyOf = <T>(list: readonly T[], fallback: T): T => list[Math.floor(Math.random() * list.length)] ?? fallback;
const below = (limit: number): number => Math.floor(Math.random() * limit);

/** One letter wrong somewhere behind the first. */
const misspell = (word: string): string => {
  const at = 1 + below(word.length - 1);
  return anyOf([`${word.slice(0, at)}x${word.slice(at + 1)}`, word.slice(0, at) + word.slice(at + 1), `${word.slice(0, at)}x${word.slice(at)}`], word);
};

const KINDS = ['firstName', 'lastName', 'company', 'street', 'city'];
const term = (value: string) => [{ kinds: KINDS, value, match: 'prefix' as const }];

/** The names, street and town of one customer, in any order. */
type Person = readonly string[];

/** People who are there, so that questions have answers. */
const readPeople = async (): Promise<readonly Person[]> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client
    .query<{ words: string[] }>(
      `select (select array_agg(value) from search_word where id = any(words) and kind <> 'house') as words
       from search_customer where number % greatest(1, (select max(number) from search_customer) / 3000) = 0`,
    )
    .finally(() => client.end());
  return rows.map(({ words }) => words);
};

/** One of the questions of each class; answers how many were found. */
const questions = (store: Store, people: readonly Person[]): Readonly<Record<string, () => Promise<number>>> => {
  const parts = (): readonly string[] => anyOf(people, ['muster']).toSorted(() => Math.random() - 0.5);
  const find = async (texts: readonly string[]): Promise<number> => (await store.search.searchText(texts.map(term), { limit: 10, offset: 0 })).hits.length;
  return {
    'by id': async () => (await store.mirror.read('contract', [`V${below(contracts)}`])).length,
    'exact keys': async () => {
      const c = below(contracts);
      const k = below(customers);
      const keys = anyOf(
        [
          [
            { kind: 'contract', value: `V${c}` },
            { kind: 'customer', value: `V${c}` },
            { kind: 'contractAccount', value: `V${c}` },
          ],
          [
            { kind: 'meter', value: `METER${c}` },
            { kind: 'meterTail', value: String(c).padStart(6, '0').slice(-6) },
            { kind: 'email', value: `mail${k}@example.org` },
          ],
          [
            { kind: 'phone', value: `+4930${k}` },
            { kind: 'iban', value: `DE${k}` },
            { kind: 'customer', value: `K${k}` },
          ],
          [
            { kind: 'fullName', value: `${129 + below(90)} ${1 + below(120)}` },
            { kind: 'place', value: `${below(30)} ${240 + below(200)}` },
          ],
          [
            { kind: 'fullName', value: `${129 + below(90)} ${1 + below(120)}` },
            { kind: 'birthDate', value: String(below(22_000)) },
          ],
        ],
        [],
      );
      return (await store.search.findByKeys(keys, { limit: 20, rare: 20 })).hits.length;
    },
    'two terms': () => find(parts().slice(0, 2)),
    'three terms': () => find(parts().slice(0, 3)),
    prefixes: () =>
      find(
        parts()
          .slice(0, 2)
          .map((text) => text.slice(0, 3 + below(3))),
      ),
    'one word': () => find(parts().slice(0, 1)),
    'nobody has': () => find([...parts().slice(0, 2), anyOf(parts(), '')]),
    'one typo': async () => {
      const [first = '', ...rest] = parts().slice(0, 2 + below(2));
      return find([misspell(first), ...rest]);
    },
  };
};

const MIX: readonly (readonly [name: string, share: number])[] = [
  ['by id', 0.7],
  ['exact keys', 0.2],
  ['two terms', 0.035],
  ['three terms', 0.03],
  ['nobody has', 0.005],
  ['prefixes', 0.005],
  ['one word', 0.005],
  ['one typo', 0.02],
];

const draw = (): string => {
  const at = Math.random();
  const upTo = (index: number): number => MIX.slice(0, index + 1).reduce((sum, [, share]) => sum + share, 0);
  return MIX.find((_, index) => at < upTo(index))?.[0] ?? 'by id';
};

const percentile = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);

/** Open model: questions come at their time whether or not the last ones are answered; waiting counts. */
const load = async (ask: Readonly<Record<string, () => Promise<number>>>, rate: number, seconds: number): Promise<void> => {
  const times = new Map<string, number[]>(MIX.map(([name]) => [name, []]));
  const found = new Map<string, number>();
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = began + (n * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const name = draw();
    const started = Math.min(due, performance.now());
    running.push(
      (ask[name]?.() ?? Promise.resolve(0)).then((count) => {
        times.get(name)?.push(performance.now() - started);
        found.set(name, (found.get(name) ?? 0) + count);
      }),
    );
  }
  await Promise.all(running);
  for (const [name, list] of times) {
    const sorted = list.toSorted((one, other) => one - other);
    const mean = ((found.get(name) ?? 0) / Math.max(1, list.length)).toFixed(1);
    console.log(
      `${name.padEnd(12)} n ${String(list.length).padStart(5)}  p50 ${percentile(sorted, 0.5)}  p95 ${percentile(sorted, 0.95)}  p99 ${percentile(sorted, 0.99)}  max ${percentile(sorted, 1)} ms  found ${mean}`,
    );
  }
};

const main = async (): Promise<void> => {
  const world = createWorld(options.tail);
  if (!options.reuse) await admin(`drop database if exists ${options.database}`);
  if (!options.reuse) await admin(`create database ${options.database}`);
  const store = await createStore({ databaseUrl, dataDir: '' });
  try {
    if (!options.reuse) {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      const began = performance.now();
      await fill(client, world, contracts).finally(() => client.end());
      console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
    const ask = questions(store, await readPeople());
    await load(ask, 50, 5);
    console.log(`--- ${contracts} contracts, ${options.rate} questions a second`);
    await load(ask, Number(options.rate), Number(options.seconds));
  } finally {
    await store.close();
    if (!options.keep) await admin(`drop database ${options.database}`);
  }
};

await main();
