import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { exit } from 'node:process';
import { fileURLToPath } from 'node:url';

/** Imports point down this list; a folder may also import itself. Type imports count. Biome's noImportCycles holds the rest. */
const LAYERS: readonly (readonly string[])[] = [
  ['src/cli.ts'],
  ['src/cli'],
  ['src/main.ts'],
  ['src/connect-sources.ts'],
  ['src/telemetry'],
  ['src/server', 'src/facade', 'src/webhooks', 'src/jobs'],
  ['schema'],
  ['resolvers'],
  ['src/context.ts'],
  ['src/usecases'],
  ['src/loaders'],
  ['src/reader', 'src/live'],
  ['src/sources', 'src/store'],
  ['src/domain'],
];
/** Read by whoever wires. */
const WIRED: readonly string[] = ['src/config.ts', 'src/config'];
const MAY_START_SANDBOX: readonly string[] = ['src/cli.ts', 'src/cli'];
const SOURCES = /^src\/sources\/(enneo|erp|enerflo)\//;

export interface Import {
  readonly from: string;
  readonly to: string;
}

/** Why an import is not allowed; null when it is. */
export const violation = ({ from, to }: Import): string | null => {
  const [fromLayer, toLayer] = [layerOf(from), layerOf(to)];
  const [fromSource, toSource] = [SOURCES.exec(from)?.[1], SOURCES.exec(to)?.[1]];
  if (to.startsWith('sandbox/') && isOurs(from) && !isIn(from, MAY_START_SANDBOX)) return 'only the command line starts the sandbox';
  if (fromSource !== undefined && toSource !== undefined && fromSource !== toSource) return 'one source never imports another';
  if (fromLayer === null || toLayer === null) return null;
  if (fromLayer.index === toLayer.index && fromLayer.name !== toLayer.name) return 'neighbours of one layer never import each other';
  return fromLayer.index > toLayer.index ? 'imports point down' : null;
};

const isIn = (file: string, folders: readonly string[]): boolean => folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
const isOurs = (file: string): boolean => ['src', 'schema', 'resolvers'].some((folder) => file.startsWith(`${folder}/`)) && !isIn(file, WIRED);

const layerOf = (file: string): { index: number; name: string } | null => {
  for (const [index, names] of LAYERS.entries()) {
    const name = names.find((folder) => isIn(file, [folder]));
    if (name !== undefined) return { index, name };
  }
  return null;
};

const importsOf = (root: string, file: string): readonly Import[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, specifier = '']) => ({
    from: file,
    to: normalize(join(dirname(file), specifier)),
  }));

const filesOf = (root: string): readonly string[] =>
  ['src', 'schema', 'resolvers']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts'));

export const checkLayers = (root: string): readonly string[] =>
  filesOf(root).flatMap((file) =>
    importsOf(root, file).flatMap((found) => (violation(found) === null ? [] : [`${found.from} imports ${found.to}: ${violation(found)}`])),
  );

if (import.meta.main) {
  const problems = checkLayers(fileURLToPath(new URL('..', import.meta.url)));
  console.log(problems.length === 0 ? 'Layers hold.' : problems.join('\n'));
  exit(problems.length === 0 ? 0 : 1);
}
