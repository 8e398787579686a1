import { readFileSync } from 'node:fs';

/** A payload of reference/fixtures/enerflo, as it goes over the wire. */
export const readFixture = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../fixtures/enerflo/${name}.json`, import.meta.url), 'utf8'));
