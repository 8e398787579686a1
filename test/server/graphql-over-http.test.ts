import { auditServer, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 16 });
});
afterAll(() => stack.stop());

describe('GraphQL over HTTP, audited by graphql-http', () => {
  it('has 61 audits', () => {
    expect(serverAudits({ url: 'http://127.0.0.1/graphql' })).toHaveLength(61);
  });

  it('passes all of them', async () => {
    const results = await auditServer({ url: `${stack.url}/graphql` });
    expect(results.filter(({ status }) => status !== 'ok').map(({ name, ...rest }) => `${name}: ${'reason' in rest ? rest.reason : ''}`)).toEqual([]);
    expect(results).toHaveLength(61);
  });
});

describe('the GraphQL door', () => {
  it('takes no simple cross-origin POST: a form’s content types are refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await fetch(`${stack.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body: '{"query":"{__typename}"}' });
      expect(response.status).toBe(415);
    }
  });

  it('takes a body of 100 KiB', async () => {
    const around = JSON.stringify({ query: '{ __typename }' }).length;
    const body = JSON.stringify({ query: `{ __typename }${' '.repeat(100 * 1024 - around)}` });
    const response = await fetch(`${stack.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect([body.length, response.status]).toEqual([102_400, 200]);
  });

  it.each([102_401, 8 * 1024 * 1024])('refuses a body of %i bytes with 413, and whoever still sends it reads the answer', async (size) => {
    const response = await fetch(`${stack.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: ' '.repeat(size - JSON.stringify({ query: '' }).length) }),
    });
    expect(response.status).toBe(413);
    expect(JSON.parse(await response.text())).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });

  it('refuses a list of operations', async () => {
    const response = await fetch(`${stack.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"query":"{__typename}"},{"query":"{__typename}"}]',
    });
    expect(response.status).toBe(400);
  });
});
