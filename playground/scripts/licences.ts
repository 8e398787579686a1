import { readdir, readFile } from 'node:fs/promises';

const LICENCE_FILE = /^(licen[cs]e|copying)(-[a-z]+)?(\.(md|txt))?$/i;
/** Greedy: of nested packages the innermost. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

const packageOf = (input: string): string[] => input.match(PACKAGE)?.slice(0, 1) ?? [];

/** Some packages say MIT without the text; theirs is the one that the same authors put into this other package. */
const SIBLING: Readonly<Record<string, string>> = {
  '@graphiql/plugin-doc-explorer': '@graphiql/react',
  '@graphiql/plugin-history': '@graphiql/react',
  'react-compiler-runtime': 'react',
  'react-remove-scroll-bar': 'react-remove-scroll',
  'toggle-selection': 'copy-to-clipboard',
};

const readLicenceText = async (folder: URL): Promise<string | null> => {
  const name = (await readdir(folder)).sort().find((file) => LICENCE_FILE.test(file));
  return name === undefined ? null : (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n').trim();
};

const readLicence = async (root: URL, path: string): Promise<string> => {
  const folder = new URL(`${path}/`, root);
  const { name, version, license } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
  const sibling = SIBLING[name];
  const text = (await readLicenceText(folder)) ?? (sibling === undefined ? null : await readLicenceText(new URL(`node_modules/${sibling}/`, root)));
  if (text === null) throw new Error(`${name} ${version} (${license}) has no licence text; name a sibling that has it in scripts/licences.ts.`);
  return `${name} ${version} (${license})\n\n${text}\n`;
};

/** The licence texts of every package that a bundle was made from, one after the other. */
export const readLicences = async (root: URL, inputs: readonly string[]): Promise<string> => {
  const packages = [...new Set(inputs.flatMap(packageOf))].sort();
  const texts = await Promise.all(packages.map((path) => readLicence(root, path)));
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
};
