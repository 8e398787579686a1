import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetcher } from '../../playground/src/fetcher.ts';

const apps: FastifyInstance[] = [];

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

const isStream = (answer: unknown): answer is AsyncIterable<unknown> => typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

const setUp = async (apiKey: string, status = 200, body = '{"data":{}}') => {
  const app = fastify();
  apps.push(app);
  const seen: { headers: Record<string, unknown>; body: unknown }[] = [];
  app.post('/graphql', async (request, reply) => {
    seen.push({ headers: request.headers, body: request.body });
    return reply.code(status).type('application/json').send(body);
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const refusals: boolean[] = [];
  const results: unknown[] = [];
  const onResult = (answer: unknown): unknown => {
    results.push(answer);
    return { shown: answer };
  };
  const fetcher = createFetcher({ endpoint: `${origin}/graphql`, apiKey, fetch, onAnswer: (refused) => refusals.push(refused), onResult });
  return { fetcher, app, seen, refusals, results };
};

describe("the playground's fetcher", () => {
  it('sends the key and asks for the list of calls', async () => {
    const { fetcher, seen } = await setUp('key-1');
    expect(await fetcher({ query: '{ a }', operationName: 'A', variables: { id: '1' } })).toEqual({ shown: { data: {} } });
    expect(seen).toMatchObject([
      {
        headers: { authorization: 'Bearer key-1', 'x-busbar-calls': '1', 'content-type': 'application/json' },
        body: { query: '{ a }', operationName: 'A', variables: { id: '1' } },
      },
    ]);
  });

  it('sends no authorization without a key, and lets the headers a person typed win', async () => {
    const { fetcher, seen } = await setUp('');
    await fetcher({ query: '{ a }' });
    await fetcher({ query: '{ a }' }, { headers: { authorization: 'Bearer jwt', 'cache-control': 'no-cache' } });
    expect(seen[0]?.headers.authorization).toBeUndefined();
    expect(seen[1]?.headers).toMatchObject({ authorization: 'Bearer jwt', 'cache-control': 'no-cache' });
  });

  it('tells of 401 and takes it back with the next answer', async () => {
    const refused = await setUp('wrong', 401, '{"errors":[]}');
    await refused.fetcher({ query: '{ a }' });
    const taken = await setUp('right');
    await taken.fetcher({ query: '{ a }' });
    expect([refused.refusals, taken.refusals]).toEqual([[true], [false]]);
  });

  it("does not report GraphiQL's own reading of the schema as a query", async () => {
    const { fetcher, results } = await setUp('key-1');
    expect(await fetcher({ query: '{ __schema }', operationName: 'IntrospectionQuery' })).toEqual({ data: {} });
    expect(results).toEqual([]);
  });

  it('turns an answer that is not JSON into an error one can read', async () => {
    const { fetcher } = await setUp('key-1', 502, '<html>Bad gateway</html>');
    expect(await fetcher({ query: '{ a }' })).toEqual({
      shown: { errors: [{ message: 'The server answered with status 502 and something that is not JSON.' }] },
    });
  });

  it('says so when nobody answers', async () => {
    const { fetcher, app, refusals } = await setUp('key-1');
    await app.close();
    expect(await fetcher({ query: '{ a }' })).toEqual({ errors: [{ message: 'No answer from the server. Is it still running?' }] });
    expect(refusals).toEqual([]);
  });

  it('hands on the answers to a subscription one by one, and leaves when nobody wants more', async () => {
    const app = fastify();
    apps.push(app);
    const gone = Promise.withResolvers<void>();
    app.post('/graphql', (request, reply) => {
      expect(request.headers.accept).toBe('text/event-stream');
      reply.raw.once('close', gone.resolve);
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      reply.raw.write(':\n\nevent: next\ndata: {"data":{"a":1}}\n\nevent: ne');
      reply.raw.write('xt\ndata: {"data":{"a":2}}\n\n');
    });
    const endpoint = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
    const onResult = (): unknown => expect.unreachable('an event is no answer to a query');
    const fetcher = createFetcher({ endpoint, apiKey: '', fetch, onAnswer: () => undefined, onResult });
    const answers = await fetcher({ query: 'subscription { a }' });
    if (!isStream(answers)) throw new Error('no stream');
    const heard: unknown[] = [];
    for await (const answer of answers) if (heard.push(answer) === 2) break;
    await gone.promise;
    expect(heard).toEqual([{ data: { a: 1 } }, { data: { a: 2 } }]);
  });
});
