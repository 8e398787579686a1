import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, missingChromium, openGuardedPage } from '../browser/chromium.ts';
import { openPlayground, openSample, readCallSummary, readCalls, runQuery } from '../browser/playground-steps.ts';
import { type Demo, startDemo } from '../support/busbar-command.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(async () => {
  demo.child.kill('SIGTERM');
  expect(await demo.exited).toBe(0);
});

const ask = (query: string, key = 'busbar-demo'): Promise<Response> =>
  fetch(`${demo.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });

describe('busbar demo', () => {
  it('gives the README’s query the README’s answer, from all three sources', async () => {
    const answer = JSON.parse(await (await ask(block('graphql'))).text());
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(JSON.parse(block('json')).data);
    expect(answer.extensions.sources.map(({ source, state }: { source: string; state: string }) => `${source} ${state}`).sort()).toEqual([
      'ENERFLO LIVE',
      'ENNEO LIVE',
      'ERP LIVE',
    ]);
  });

  it('knows no other key', async () => {
    expect((await ask('{ sources { name } }', 'busbar')).status).toBe(401);
  });

  it('takes the webhooks its sandbox sends', async () => {
    const response = await fetch(`${demo.enerfloUrl}/__sandbox/emit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ events: [{ event: 'deal.projectSubmitted', ids: ['1400001'] }] }),
    });
    expect(JSON.parse(await response.text())).toEqual({ sent: 1, lost: 0, statuses: { 200: 1 } });
  });

  it('serves the pages people start from', async () => {
    const landing = await (await fetch(demo.url)).text();
    expect(landing).toContain('/playground');
    expect(landing).toMatch(/Enneo/);
  });

  describe.skipIf(missingChromium !== null)(`in Chromium${missingChromium === null ? '' : ` (skipped: ${missingChromium})`}`, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser?.close());

    it('the playground runs a sample query and shows the answer and its calls', async () => {
      const { page, strangers, complaints } = await openGuardedPage(browser, demo.url);
      await openPlayground(page, demo.url);
      await openSample(page, 'six-types');
      const { body, shown } = await runQuery(page);
      expect(body).toMatchObject({ data: { customer: { id: '83771' } } });
      expect(JSON.stringify(body)).not.toContain('"errors"');
      expect(shown).toContain('Tom Mustermann');
      const calls = (await readCalls(page)).map(([source, method, path]) => `${source} ${method} ${path}`);
      expect(calls.sort()).toEqual([
        'ENERFLO GET /api/v1/customers',
        'ENERFLO GET /api/v3/installs/notes',
        'ENERFLO GET /api/v3/installs/{id}',
        'ENNEO POST /api/mind/ticket/search',
        'ERP GET /rest:client/{hash}/getContractsByCustomerId?id={id}&limit={limit}&offset={offset}',
        'ERP GET /rest:client/{hash}/getCustomerById?id={id}',
      ]);
      expect(await readCallSummary(page)).toMatch(/^6 calls, [\d.,]+ ms, from 3 sources$/);
      expect([strangers, complaints]).toEqual([[], []]);
      await page.context().close();
    });
  });
});
