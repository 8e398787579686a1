import { readFileSync } from 'node:fs';
import { type Config, readConfig } from '../config.ts';
import { readErpConfigs } from '../sources/erp/config-schema.ts';

export const readEnvironment = (env: NodeJS.ProcessEnv, needsKeys = true): Config =>
  readConfig(env, { readFile: (path) => readFileSync(path, 'utf8'), toErps: readErpConfigs, needsKeys });
