import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const filesOf = (root: URL, folder: string): string[] =>
  readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(root, `${folder}${entry.name}/`) : [`${folder}${entry.name}`],
  );

/** One hash of all that the bundle is made from: our sources, the build, the exact packages. The main test suite compares it, without building. */
export const hashSources = (root: URL): string => {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json', ...filesOf(root, 'scripts/').sort(), ...filesOf(root, 'src/').sort()]) {
    hash.update(`${file}\0`).update(readFileSync(new URL(file, root)));
  }
  return hash.digest('hex');
};
