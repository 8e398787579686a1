import { writeFileSync } from 'node:fs';
import { printSdl } from './build.ts';

// Runs from dist/schema: decorators need compiling.
writeFileSync(new URL('../../schema/schema.graphql', import.meta.url), printSdl());
