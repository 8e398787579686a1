import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { hashSources } from '../../playground/scripts/source-hash.ts';

const PLAYGROUND = new URL('../../playground/', import.meta.url);

describe("the playground's bundle", () => {
  it('was built from the sources as they are (else: npm ci && npm run build in playground/)', async () => {
    expect((await readFile(new URL('dist/built-from.txt', PLAYGROUND), 'utf8')).trim()).toBe(hashSources(PLAYGROUND));
  });

  it('has a lockfile that names no registry', async () => {
    expect(await readFile(new URL('package-lock.json', PLAYGROUND), 'utf8')).not.toMatch(/"resolved"|registry\./);
  });
});
