import type { ErpConfig } from '../sources/erp/config.ts';
import type { ErpConfigs } from '../sources/erp/config-schema.ts';
import { type ReadFile, unreadable, type Variables } from './read-variables.ts';

/** `readErpConfigs` of `sources/erp`: the ERPs an `ERP_CONFIG` describes, or what is wrong with it. */
export type ToErps = (file: unknown, variables: Variables) => ErpConfigs;

/** Why each is needed, by what `ERP_KIND` says. */
const NEEDED = {
  powercloud: {
    ERP_URL: 'is not set; give the origin of Powercloud, https://app.powercloud.de',
    ERP_KEY: 'is not set; give the application hash of Powercloud',
    ERP_USER: 'is not set; give the login of the Powercloud user',
    ERP_PASSWORD: 'is not set; give the password of the Powercloud user',
  },
  lynqtech: { ERP_URL: 'is not set; give the origin of LynqTech' },
} as const;

/** The name of the only ERP. */
const SOLE = 'erp';

/** One ERP from variables or, with `ERP_CONFIG`, as many as the file describes. */
export const readErps = (variables: Variables, readFile: ReadFile, toErps: ToErps, problems: string[]): readonly ErpConfig[] => {
  const { ERP_KIND: kind, ERP_CONFIG: path } = variables;
  if (path !== undefined) return readErpFile(path, variables, readFile, toErps, problems);
  if (kind === 'powercloud' || kind === 'lynqtech') return readSoleErp(kind, variables, toErps, problems);
  if (kind === undefined) problems.push('ERP_KIND: is not set; give powercloud, lynqtech or rest, or describe your ERPs in the file ERP_CONFIG names');
  if (kind === 'rest') problems.push('ERP_CONFIG: is not set; ERP_KIND rest needs the path of a JSON file that describes the ERP');
  return [];
};

const readSoleErp = (kind: 'powercloud' | 'lynqtech', variables: Variables, toErps: ToErps, problems: string[]): readonly ErpConfig[] => {
  const missing = Object.entries(NEEDED[kind]).filter(([name]) => variables[name] === undefined);
  problems.push(...missing.map(([name, why]) => `${name}: ${why}`));
  const needsLogin = kind === 'lynqtech' && variables.ERP_KEY === undefined && !(variables.ERP_USER && variables.ERP_PASSWORD);
  if (needsLogin) problems.push('ERP_KEY: is not set; give the API key of LynqTech, or a client in ERP_USER and ERP_PASSWORD');
  if (problems.some((problem) => problem.startsWith('ERP_'))) return [];
  const login = kind === 'powercloud' ? {} : variables.ERP_KEY === undefined ? { tokenUrl: variables.ERP_TOKEN_URL } : { keyFrom: 'ERP_KEY' };
  return told('ERP_KIND', toErps({ source: SOLE, kind, url: variables.ERP_URL, ...login }, variables), problems);
};

const readErpFile = (path: string, variables: Variables, readFile: ReadFile, toErps: ToErps, problems: string[]): readonly ErpConfig[] => {
  const file = readJsonFile('ERP_CONFIG', path, readFile, problems);
  if (file === undefined) return [];
  const isSoleRest = variables.ERP_KIND === 'rest' && typeof file === 'object' && file !== null && !Array.isArray(file);
  const preset = variables.ERP_URL === undefined ? {} : { baseUrl: variables.ERP_URL };
  return told('ERP_CONFIG', toErps(isSoleRest ? { source: SOLE, kind: 'rest', ...preset, ...file } : file, variables), problems);
};

const told = (name: string, erps: ErpConfigs, problems: string[]): readonly ErpConfig[] => {
  problems.push(...erps.problems.map((problem) => `${name}: ${problem}`));
  return erps.configs;
};

/** undefined when it cannot be read, which is then among the problems. */
export const readJsonFile = (name: string, path: string, readFile: ReadFile, problems: string[]): unknown => {
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    problems.push(`${name}: the file ${unreadable(error)}; give the path of a file this user may read`);
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    problems.push(`${name}: the file is not JSON; correct it`);
    return undefined;
  }
};
