import { expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { openEmbedded } from '../../src/store/engine/open-embedded.ts';
import { writeSearch } from '../../src/store/search/write-search.ts';
import { embeddedPlace } from '../support/on-both-engines.ts';
import { contractOf, entryOf } from './records.ts';

it('writes nothing where a record is found by the same as before', async () => {
  const place = await embeddedPlace();
  await (await createStore(place)).close();
  const engine = await openEmbedded(place.dataDir);
  let statements = 0;
  const db = engine.writes.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const entry = entryOf(contractOf('1'), { words: 'last:muster first:erika', keys: 'email:erika@example.de' });
  const other = entryOf(contractOf('1'), { words: 'last:probe first:erika', keys: 'email:erika@example.de' });
  const costs = async (one: typeof entry): Promise<number> => {
    statements = 0;
    await writeSearch(db, [one]);
    return statements;
  };
  await costs(entry);
  // The row as it is, the ids of its words, the number of its customer.
  expect(await costs(entry)).toBe(3);
  expect(await costs(other)).toBeGreaterThan(3);
  expect(await costs({ ...other, isActive: !other.isActive })).toBeGreaterThan(3);
  await engine.close();
  await place.drop();
});
