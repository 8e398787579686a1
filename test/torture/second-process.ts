import { type Child, runChild } from '../support/run-child.ts';

const open = (dataDir: string): Child => runChild(new URL('open-child.ts', import.meta.url), [dataDir]);

/** What the second process said each time, and what it should have said: the first one has the store and is killed after it, so that the next first one takes it over. */
export const startSecond = async (dataDir: string, times: number): Promise<readonly { readonly said: string | null; readonly expected: string }[]> => {
  const answers: { said: string | null; expected: string }[] = [];
  for (let time = 0; time < times; time += 1) {
    const first = open(dataDir);
    const has = await first.nextLine();
    const second = open(dataDir);
    answers.push({ said: await second.nextLine(), expected: has === 'open' ? `locked by ${first.pid}` : 'the first one to have the store' });
    await Promise.all([first.kill(), second.kill()]);
  }
  return answers;
};
