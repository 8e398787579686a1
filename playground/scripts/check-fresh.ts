import { readdir, readFile } from 'node:fs/promises';
import { bundle } from './bundle.ts';

const DIST = new URL('../dist/', import.meta.url);

const readDist = async (): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`.slice(DIST.pathname.length).replace(/^\/+/, ''));
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, DIST), 'utf8')] as const)));
};

const [wanted, found] = await Promise.all([bundle(), readDist()]);
const names = [...new Set([...wanted.keys(), ...found.keys()])].sort();
const stale = names.filter((name) => wanted.get(name) !== found.get(name));
if (stale.length > 0) {
  process.stderr.write(`playground/dist is not what its sources give: ${stale.join(', ')}. Run "npm run build" in playground/ and commit dist/.\n`);
  process.exitCode = 1;
}
