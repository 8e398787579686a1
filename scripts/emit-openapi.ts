import { writeFileSync } from 'node:fs';
import { printOpenApi } from '../src/facade/openapi.ts';

writeFileSync(new URL('../schema/facade.openapi.json', import.meta.url), printOpenApi());
