import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FastifyInstance, fastify } from 'fastify';
import { parse } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { playgroundRoutes } from '../../src/server/playground/playground-routes.ts';
import { readSamples } from '../../src/server/playground/samples.ts';

const DIST = new URL('../../playground/dist/', import.meta.url);
const SAMPLES = new URL('../../src/server/playground/samples/', import.meta.url);
const MIB = 1024 * 1024;

const apps: FastifyInstance[] = [];

const listen = async (defaultApiKey: string | null): Promise<string> => {
  const app = fastify();
  apps.push(app);
  await app.register(playgroundRoutes({ defaultApiKey, distFolder: DIST, samples: readSamples(SAMPLES) }));
  return app.listen({ host: '127.0.0.1', port: 0 });
};

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

const read = async (address: string, headers: Record<string, string> = {}) => {
  const response = await fetch(address, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const assetsOf = (page: string): string[] => [...page.matchAll(/(?:src|href)="([^"]+)"/g)].flatMap(([, address]) => (address === undefined ? [] : [address]));

describe('the playground', () => {
  it('serves a page whose every asset it serves too', async () => {
    const origin = await listen(null);
    const page = await read(`${origin}/playground`);
    const assets = assetsOf(page.text);

    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(assets.map((asset) => asset.replace(/-[A-Z0-9]{8}\./, '.')).toSorted()).toEqual([
      '/playground/assets/icon.svg',
      '/playground/assets/playground.js',
      '/playground/assets/style.css',
    ]);
    for (const asset of assets) expect((await read(`${origin}${asset}`)).status).toBe(200);
  });

  it('lets assets be kept for a year and asks for the page anew each time', async () => {
    const origin = await listen(null);
    const page = await read(`${origin}/playground`);
    const caches = await Promise.all(assetsOf(page.text).map(async (asset) => (await read(`${origin}${asset}`)).headers.get('cache-control')));

    expect(new Set(caches)).toEqual(new Set(['public, max-age=31536000, immutable']));
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await read(`${origin}/playground/config.json`)).headers.get('cache-control')).toBe('no-store');
  });

  it('forbids scripts, frames and requests that are not its own, on every file', async () => {
    const origin = await listen(null);
    const page = await read(`${origin}/playground`);

    for (const path of ['/playground', '/playground/config.json', '/playground/samples.json', ...assetsOf(page.text)]) {
      const { headers } = await read(`${origin}${path}`);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'self'; script-src 'self';");
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    }
  });

  it('holds no script in the page itself', async () => {
    const { text } = await read(`${await listen(null)}/playground`);
    expect(text.match(/<script(?![^>]* src=)/g)).toBeNull();
    expect(text.match(/ on[a-z]+=/g)).toBeNull();
  });

  it('sends gzip to who takes it and plain bytes to who does not', async () => {
    const origin = await listen(null);
    const script = assetsOf((await read(`${origin}/playground`)).text).find((asset) => asset.endsWith('.js'));
    const zipped = await read(`${origin}${script}`, { 'accept-encoding': 'gzip' });
    const plain = await read(`${origin}${script}`, { 'accept-encoding': 'identity' });

    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(Number(zipped.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 2);
    expect(zipped.text).toBe(plain.text);
    expect(plain.text.length).toBeLessThan(3 * MIB);
  });

  it('loads nothing from elsewhere: the addresses in its files are names, documentation and error pages', async () => {
    const origin = await listen(null);
    const assets = assetsOf((await read(`${origin}/playground`)).text);
    const texts = await Promise.all(['/playground', ...assets].map(async (path) => (await read(`${origin}${path}`)).text));
    const hosts = new Set([...texts.join('\n').matchAll(/https?:\/\/([a-z0-9.-]+)/gi)].map(([, host]) => host));

    expect([...hosts].toSorted()).toEqual(['codemirror.net', 'commonmark.org', 'en.wikipedia.org', 'github.com', 'react.dev', 'www.w3.org', 'yarnpkg.com']);
    expect(texts.join('\n')).not.toMatch(/@import|url\(["']?(?:https?:)?\/\/|sendBeacon|sourceMappingURL/);
  });

  it('keeps the licence texts of what it is made of', async () => {
    const { status, text } = await read(`${await listen(null)}/playground/LICENSES.txt`);
    expect(status).toBe(200);
    expect(text).toMatch(/^graphiql \d+\.\d+\.\d+ \(MIT\)$/m);
    expect(text).toMatch(/^react \d+\.\d+\.\d+ \(MIT\)$/m);
  });

  it('tells the page the key it was given, and none otherwise', async () => {
    expect(JSON.parse((await read(`${await listen('a-demo-key')}/playground/config.json`)).text)).toEqual({
      defaultApiKey: 'a-demo-key',
      endpoint: '/graphql',
    });
    expect(JSON.parse((await read(`${await listen(null)}/playground/config.json`)).text)).toEqual({ defaultApiKey: null, endpoint: '/graphql' });
  });

  it('answers 404 to paths that leave its folder', async () => {
    const origin = await listen(null);
    for (const path of ['/playground/..%2fpackage.json', '/playground/assets/%2e%2e/%2e%2e/package.json', '/playground/assets/', '/playground/index']) {
      expect((await read(`${origin}${path}`)).status, path).toBe(404);
    }
  });

  it('names the command to run when the bundle is missing', async () => {
    const empty = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'busbar-'))}/`);
    expect(() => playgroundRoutes({ defaultApiKey: null, distFolder: empty, samples: [] })).toThrow(
      /no index\.html; run "npm ci && npm run build" in playground\//,
    );
  });
});

describe('the sample queries', () => {
  it('are served in their order, with title and description', async () => {
    const samples = JSON.parse((await read(`${await listen(null)}/playground/samples.json`)).text);
    expect(samples).toEqual(readSamples(SAMPLES));
    expect(samples).toHaveLength(5);
    expect(samples[0]).toMatchObject({ id: 'six-types', title: 'Six types, one query' });
  });

  it.each(readSamples(SAMPLES))('$id is one named query with a title and a description', ({ query, title, description }) => {
    const operations = parse(query).definitions;
    expect(operations).toHaveLength(1);
    expect(operations[0]).toMatchObject({ kind: 'OperationDefinition', operation: 'query', name: { value: expect.any(String) } });
    expect(title.length).toBeGreaterThan(5);
    expect(description.length).toBeGreaterThan(20);
  });

  it('refuses a file without a title, by name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'busbar-'));
    await writeFile(join(folder, '1-bare.graphql'), '{ __typename }\n');
    expect(() => readSamples(pathToFileURL(`${folder}/`))).toThrow(/1-bare\.graphql needs a name .* and a comment/);
  });
});
