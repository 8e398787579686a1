import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import { readLicences } from './licences.ts';
import { hashSources } from './source-hash.ts';

const ROOT = new URL('../', import.meta.url);

/** GraphiQL's style sheet carries two fonts as data, a third of a megabyte; the system's own fonts do. */
const withoutFonts: Plugin = {
  name: 'without-fonts',
  setup: (bundler) =>
    bundler.onLoad({ filter: /graphiql\/dist\/style\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(/@font-face\s*\{[^}]*\}/g, ''),
      loader: 'css',
    })),
};

const bundleSources = async (): Promise<{ outputs: OutputFile[]; metafile: Metafile }> => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT.pathname,
    entryPoints: { playground: 'src/main.tsx', style: 'src/styles.css' },
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false,
    plugins: [withoutFonts],
  });
  return { outputs: outputFiles, metafile };
};

const toAsset = (file: OutputFile): [string, string] => [`assets/${file.path.slice(file.path.lastIndexOf('/') + 1)}`, file.text];

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();

const one = (names: readonly string[], end: string): string => {
  const name = names.find((candidate) => candidate.endsWith(end));
  if (name === undefined) throw new Error(`The bundle has no file that ends in ${end}.`);
  return `/playground/${name}`;
};

/** Every file of `dist/` by its name there. The same sources give the same bytes. */
export const bundle = async (): Promise<ReadonlyMap<string, string>> => {
  const { outputs, metafile } = await bundleSources();
  const icon = await readFile(new URL('src/icon.svg', ROOT), 'utf8');
  const assets = new Map(outputs.map(toAsset)).set(`assets/icon-${hashOf(icon)}.svg`, icon);
  const names = [...assets.keys()];
  const page = (await readFile(new URL('src/index.html', ROOT), 'utf8'))
    .replace('{{icon}}', one(names, '.svg'))
    .replace('{{css}}', one(names, '.css'))
    .replace('{{js}}', one(names, '.js'));
  return new Map([...assets])
    .set('index.html', page)
    .set('LICENSES.txt', await readLicences(ROOT, Object.keys(metafile.inputs)))
    .set(
      'built-from.txt',
      `${hashSources(ROOT)}
`,
    );
};
