import { appendFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';

/** Loaded into the process that is watched, `node --expose-gc --import bench/soak/probe.ts`: at SIGUSR2 it collects garbage and appends what is left to `SOAK_FILE`, a line of JSON. */
const file = process.env.SOAK_FILE ?? '';
let rejections = 0;
process.on('unhandledRejection', () => {
  rejections += 1;
});

/** Machine code and bytecode: V8 compiles what runs often anew, for longer than a warm-up takes. */
const CODE_SPACES = /^(code|trusted)_/;
const countCode = (): number =>
  getHeapSpaceStatistics()
    .filter(({ space_name }) => CODE_SPACES.test(space_name))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);

/** Several times: what was freed may have held something that is freed when its last callback ran. */
const collect = async (): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await nextTurn();
  }
};

process.on('SIGUSR2', async () => {
  await collect();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  const handles = Object.fromEntries([...Map.groupBy(process.getActiveResourcesInfo(), (type) => type)].map(([type, all]) => [type, all.length]));
  appendFileSync(file, `${JSON.stringify({ heapUsed, code: countCode(), external, arrayBuffers, rss, handles, rejections })}\n`);
});
