import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Tests that start the command as people do need what `npm start` builds. Type errors are the business of `check:types`.
 * What every process loads it compiles once: Node keeps that for the next.
 */
export const setup = (): void => {
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'busbar-compile-cache');
  const root = fileURLToPath(new URL('../..', import.meta.url));
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root });
};
