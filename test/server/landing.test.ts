import { createHash } from 'node:crypto';
import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { SourceStatus } from '../../src/domain/source-status.ts';
import { type LandingOptions, landingRoutes } from '../../src/server/landing/landing-routes.ts';

const ENNEO: SourceStatus = {
  name: 'ENNEO',
  state: 'up',
  lastSuccessAt: '2025-11-21T11:40:02.120Z',
  lastFailureAt: null,
  lastFailure: null,
  callsLastMinute: 42,
  failuresLastMinute: 0,
  openOperations: [],
};
const ERP: SourceStatus = { ...ENNEO, name: 'ERP', state: 'down', lastSuccessAt: null, lastFailure: 'timeout', callsLastMinute: 7 };
const SAMPLE = { id: 'six-types', title: 'Six <types>', description: 'One "query" & more', query: '{ __typename }' };

const apps: FastifyInstance[] = [];

const readPage = async (options: Partial<LandingOptions>): Promise<Response> => {
  const app = fastify();
  apps.push(app);
  await app.register(landingRoutes({ samples: [SAMPLE], readSources: () => [ENNEO, ERP], ...options }));
  return fetch(await app.listen({ host: '127.0.0.1', port: 0 }));
};

const cellsOf = (page: string, row: number): string[] =>
  [
    ...(page
      .split('<tbody>')[1]
      ?.split('<tr>')
      [row]?.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g) ?? []),
  ].map(([, cell]) => cell?.replaceAll(/<[^>]+>/g, '') ?? '');

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

describe('the landing page', () => {
  it('tells how each source is', async () => {
    const page = await (await readPage({})).text();
    expect(cellsOf(page, 1)).toEqual(['Enneo', 'up', '2025-11-21 11:40:02 UTC', '42']);
    expect(cellsOf(page, 2)).toEqual(['ERP', 'down (timeout)', 'never', '7']);
  });

  it('shows what an open breaker keeps from being called', async () => {
    const page = await (
      await readPage({
        readSources: async () => [ENNEO, { ...ERP, openOperations: ['customersByIds', 'contractPage'] }],
      })
    ).text();
    expect(cellsOf(page, 1)).toEqual(['Enneo', 'up', '2025-11-21 11:40:02 UTC', '', '42']);
    expect(cellsOf(page, 2)).toEqual(['ERP', 'down (timeout)', 'never', 'customersByIds, contractPage', '7']);
  });

  it('asks for the state of the sources each time it is read', async () => {
    let asked = 0;
    const app = fastify();
    apps.push(app);
    await app.register(landingRoutes({ samples: [], readSources: () => [{ ...ENNEO, callsLastMinute: ++asked }] }));
    const origin = await app.listen({ host: '127.0.0.1', port: 0 });

    expect(cellsOf(await (await fetch(origin)).text(), 1).at(-1)).toBe('1');
    expect(cellsOf(await (await fetch(origin)).text(), 1).at(-1)).toBe('2');
  });

  it('stays readable when the state of the sources cannot be told', async () => {
    const response = await readPage({ readSources: () => Promise.reject(new Error('postgres://secret')) });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('cannot be told at the moment');
    expect(page).toContain('href="/playground?sample=six-types"');
    expect(page).not.toContain('secret');
  });

  it('links to the playground, the graph, the health and what else it is given', async () => {
    const page = await (await readPage({ links: [{ href: '/docs', text: 'Docs' }] })).text();
    const hrefs = [...page.matchAll(/<li><a[^>]* href="([^"]+)"/g)].map(([, href]) => href);
    expect(hrefs).toEqual(['/playground', '/graphql', '/health/ready', '/docs', '/playground?sample=six-types']);
  });

  it('escapes every text it is given', async () => {
    const page = await (await readPage({ links: [{ href: '/?a="&b=\'', text: '<b>' }] })).text();
    expect(page).toContain('Six &lt;types&gt;');
    expect(page).toContain('One &quot;query&quot; &amp; more');
    expect(page).toContain('href="/?a=&quot;&amp;b=&#39;">&lt;b&gt;');
  });

  it('runs no script, loads nothing, and allows its one style sheet by its hash', async () => {
    const response = await readPage({});
    const page = await response.text();
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');

    expect(response.headers.get('content-security-policy')).toContain(`default-src 'none'; style-src 'sha256-${hash}'; img-src data:;`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(page).not.toMatch(/<script| style=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });
});
