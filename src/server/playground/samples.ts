import { readdirSync, readFileSync } from 'node:fs';

/** A query people can open with one click. */
export interface Sample {
  /** The file's name without its number: `six-types`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly query: string;
}

const NAME = /^\d+-(?<id>[a-z0-9-]+)\.graphql$/;

/** The comment at the top of a file: its first line is the title, the others are the description. */
const toComment = (query: string): string[] => {
  const lines = query.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end).map((line) => line.replace(/^#\s*/, '').trim());
};

const toSample = (file: string, query: string): Sample => {
  const id = NAME.exec(file)?.groups?.id;
  const [title, ...description] = toComment(query);
  if (id === undefined || title === undefined) {
    throw new Error(`The sample query ${file} needs a name like 1-six-types.graphql and a comment at its top that holds its title.`);
  }
  return { id, title, description: description.join(' '), query };
};

/** Every `.graphql` file of a folder, in the order of the numbers they begin with. */
export const readSamples = (folder: URL): readonly Sample[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((file) => toSample(file, readFileSync(new URL(file, folder), 'utf8')));
