import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '../../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 16 });
});
afterAll(() => stack.stop());

const DEEP = `{ sources ${'{ name '.repeat(13)}${'}'.repeat(13)} }`;
const REFUSED = {
  errors: [{ message: expect.stringContaining('at most 12 levels of fields'), extensions: { code: 'QUERY_TOO_LARGE', limit: 'depth', max: 12 } }],
};

it.each(['application/json', 'application/graphql-response+json'])('a document that is too large is 400 for %s, with a stable code', async (accept) => {
  const posted = await fetch(`${stack.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query: DEEP }),
  });
  expect(posted.status).toBe(400);
  expect(await posted.json()).toEqual(REFUSED);

  const got = await fetch(`${stack.url}/graphql?query=${encodeURIComponent(DEEP)}`, { headers: { accept } });
  expect(got.status).toBe(400);
  expect(await got.json()).toEqual(REFUSED);
});

it('introspection, as every tool asks it, passes', async () => {
  const { errors, data } = await stack.ask(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true }));
  expect(errors).toBeUndefined();
  expect(data).toHaveProperty('__schema');
});
