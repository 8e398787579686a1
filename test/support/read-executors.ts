import { readFileSync } from 'node:fs';

/** The code of the executors in `docs/enneo-setup.md`, by the letter of the call. */
export const readExecutors = (): ReadonlyMap<string, string> => {
  const text = readFileSync(new URL('../../docs/enneo-setup.md', import.meta.url), 'utf8');
  return new Map([...text.matchAll(/<!-- executor (\w) -->\n```js\n(.*?)```/gs)].map(([, letter = '', code = '']) => [letter, code]));
};
