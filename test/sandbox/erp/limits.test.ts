import { describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import { startErp } from './start-erp.ts';

const HEADERS = { authorization: `Bearer ${SANDBOX_CREDENTIALS.restToken}` };

const slowDown = (url: string) =>
  fetch(`${url}/__sandbox/faults`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ kind: 'latency', ms: 300 }]) });

const burst = async (url: string, calls: number) => {
  const responses = await Promise.all(Array.from({ length: calls }, () => fetch(`${url}/rest/v1/contracts?limit=1`, { headers: HEADERS })));
  return { refused: responses.filter(({ status }) => status === 429), answered: responses.filter(({ status }) => status === 200) };
};

describe('ERP sandbox limits', () => {
  it('refuse the ninth call in flight, say when to come back, and let later calls through', async () => {
    await using erp = await startErp({ limits: true, contracts: 20 });
    await slowDown(erp.url);
    const { refused, answered } = await burst(erp.url, 12);
    expect([refused.length, answered.length]).toEqual([4, 8]);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect((await burst(erp.url, 8)).refused).toEqual([]);
  });

  it('are off for measurements', async () => {
    await using erp = await startErp({ limits: false, contracts: 20 });
    await slowDown(erp.url);
    expect((await burst(erp.url, 20)).refused).toEqual([]);
  });
});
