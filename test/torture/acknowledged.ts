import type { Store } from '../../src/store/create-store.ts';

/** The ticket that is written over and over. */
export const COUNTER = 'counter';

/** What the store no longer has of the writes that were acknowledged, numbers 1 to `last`. */
export const findLost = async (store: Store, last: number): Promise<readonly string[]> => {
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  const tickets = new Set(
    (
      await store.mirror.read(
        'ticket',
        numbers.map((number) => `t${number}`),
      )
    ).map(({ id }) => id),
  );
  const contracts = new Set(
    (
      await store.mirror.read(
        'contract',
        numbers.map((number) => `c${number}`),
      )
    ).map(({ id }) => id),
  );
  const [counter] = await store.mirror.read('ticket', [COUNTER]);
  const searched = await Promise.all(numbers.slice(-10).map((number) => isFound(store, number)));
  return [
    ...numbers.filter((number) => !tickets.has(`t${number}`)).map((number) => `ticket t${number}`),
    ...numbers.filter((number) => !contracts.has(`c${number}`)).map((number) => `contract c${number}`),
    ...numbers
      .slice(-10)
      .filter((_, index) => searched[index] === false)
      .map((number) => `search key of c${number}`),
    ...(last > 0 && Number(counter?.record.subject) < last ? [`counter at ${counter?.record.subject}, not ${last}`] : []),
  ];
};

const isFound = async (store: Store, number: number): Promise<boolean> =>
  (await store.search.findByKeys([{ kind: 'contract', value: String(number) }], { limit: 2, rare: 2 })).hits.length === 1;
