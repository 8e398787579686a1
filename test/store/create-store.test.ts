import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRandom } from '../../sandbox/control/random.ts';
import { createStore } from '../../src/store/create-store.ts';
import { StoreLocked } from '../../src/store/lock/store-locked.ts';
import { embeddedPlace, emptyPlaces, onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { killRounds } from '../torture/kill-rounds.ts';
import { startSecond } from '../torture/second-process.ts';
import { ticketOf } from './records.ts';

onBothEngines('createStore', (openPlace, engine) => {
  let place: StorePlace;
  beforeEach(async () => {
    place = await openPlace();
  });
  afterEach(() => place.drop());

  it('says at start what it promises', async () => {
    const said: string[] = [];
    const note = (_details: object, message: string): void => void said.push(message);
    const empty = await emptyPlaces[engine]();
    const store = await createStore({ ...empty, log: { info: note, warn: note } });
    await store.close();
    await empty.drop();
    expect(said).toEqual(['store migrated', store.promise]);
    expect(store.promise).toMatch(/power cut/);
  });

  it('keeps what was written when it is closed and opened again', async () => {
    const first = await createStore(place);
    await first.mirror.write('ticket', [{ record: ticketOf('1'), fetchedAt: 1 }]);
    await first.close();
    const second = await createStore(place);
    expect(await second.mirror.read('ticket', ['1'])).toHaveLength(1);
    await second.close();
  });

  it('opens beside another store: refused in the embedded folder, shared on a server', async () => {
    const first = await createStore(place);
    if (place.databaseUrl === null) await expect(createStore(place)).rejects.toThrow(StoreLocked);
    else await (await createStore(place)).close();
    await first.close();
  });

  it('loses nothing it acknowledged when the process is killed at any moment', async () => {
    const { acknowledged, lost } = await killRounds(place, { rounds: 3, random: createRandom(7) });
    expect(lost).toEqual([]);
    expect(acknowledged).toBeGreaterThan(3);
  });
});

it('refuses a second process each time, and is taken over when the first was killed', async () => {
  const place = await embeddedPlace();
  const answers = await startSecond(place.dataDir, 2);
  expect(answers.map(({ said }) => said)).toEqual(answers.map(({ expected }) => expected));
  await place.drop();
});

it('says when the database cannot be reached, without its address', async () => {
  await expect(createStore({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', dataDir: '' })).rejects.toThrow(
    /^The database of DATABASE_URL does not let us in\. Check that/,
  );
});
