import { NAMES } from './variables.ts';

export type Variables = Readonly<Record<string, string | undefined>>;
export type ReadFile = (path: string) => string;

/** The names whose value may come from a file: ours, and those an `ERP_CONFIG` or a `RULES_FILE` chooses, which begin with `ERP_` and `RULES_`. */
const mayComeFromFile = (name: string): boolean => NAMES.has(name) || name.startsWith('ERP_') || name.startsWith('RULES_');

/** The environment with each `NAME_FILE` read into `NAME`; empty values count as absent. What cannot be read is added to `problems`. */
export const readVariables = (env: Variables, readFile: ReadFile, problems: string[]): Variables => {
  const variables: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) if (value) variables[key] = value;
  for (const [key, path] of Object.entries(variables)) {
    const name = key.replace(/_FILE$/, '');
    if (name === key || NAMES.has(key) || !mayComeFromFile(name)) continue;
    if (variables[name] !== undefined) problems.push(`${key}: ${name} is set too; keep one of the two`);
    else Object.assign(variables, readInto(name, key, path, readFile, problems));
  }
  return variables;
};

const readInto = (name: string, key: string, path: string, readFile: ReadFile, problems: string[]): Readonly<Record<string, string>> => {
  try {
    const value = readFile(path).trim();
    if (value !== '') return { [name]: value };
    problems.push(`${key}: the file is empty; write the value of ${name} into it`);
    return {};
  } catch (error) {
    problems.push(`${key}: the file ${unreadable(error)}; give the path of a file this user may read`);
    return {};
  }
};

export const unreadable = (error: unknown): string =>
  `cannot be read (${error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'})`;
