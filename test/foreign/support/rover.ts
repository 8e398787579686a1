import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The binary npm brought; null: this package brings none for this machine. */
export const findRover = (): string | null => {
  try {
    return createRequire(import.meta.url).resolve('@apollo/rover-linux-x64/rover');
  } catch {
    return null;
  }
};

/** What rover prints on standard output. It runs with a home of its own and tells nobody. */
export const runRover = async (rover: string, args: readonly string[]): Promise<string> => {
  const home = await mkdtemp(join(tmpdir(), 'rover-'));
  const env = { HOME: home, APOLLO_HOME: home, APOLLO_CONFIG_HOME: home, APOLLO_TELEMETRY_DISABLED: '1' };
  try {
    const { stdout } = await run(rover, [...args, '--skip-update-check'], { env, timeout: 30_000 });
    return stdout;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};
