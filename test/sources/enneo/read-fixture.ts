import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../fixtures/enneo/', import.meta.url);

export const readFixture = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
