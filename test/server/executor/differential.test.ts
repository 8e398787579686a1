import { expect, it } from 'vitest';
import { buildGraph } from '../../../schema/build.ts';
import { createComparison } from './compare-executors.ts';
import { fakeResolvers } from './fake-resolvers.ts';
import { createRandomQuery } from './random-query.ts';

/** `npm run test:differential` asks more of them. */
const QUERIES = Number(process.env.DIFFERENTIAL_QUERIES ?? 300);
const MAX_SEEDS = QUERIES * 2;

// A null that ends its parent leaves later rejections of its siblings unhandled in graphql-js 16, which we compare with.
process.removeAllListeners('unhandledRejection');
process.on('unhandledRejection', () => undefined);

it(`${QUERIES} random queries are answered as graphql-js answers them`, async () => {
  const schema = fakeResolvers(buildGraph());
  const compare = createComparison(schema);
  let compared = 0;
  for (let seed = 1; compared < QUERIES && seed <= MAX_SEEDS; seed += 1) {
    const one = createRandomQuery(schema, seed);
    const answers = await compare(one);
    if (answers === null) continue;
    compared += 1;
    expect(answers.found, `seed ${seed}\n${one.query}\n${JSON.stringify(one.variables)}`).toEqual(answers.expected);
  }
  expect(compared).toBe(QUERIES);
}, 600_000);
