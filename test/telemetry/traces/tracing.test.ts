import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CollectedSpan, type Collector, startCollector } from '../../support/collector.ts';
import { type Stack, startStack } from '../../support/stack.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const sampled = { traceparent: `00-${TRACE}-${CALLER}-01` };

/** Plays Enerflo: answers nothing readable and remembers who asked. */
const asked: (string | undefined)[] = [];
const enerflo = createServer((request, response) => {
  asked.push([request.headers.traceparent].flat()[0]);
  response.setHeader('content-type', 'application/json').end('{');
});

let collector: Collector;
let stack: Stack;
beforeAll(async () => {
  await new Promise<void>((resolve) => enerflo.listen(0, '127.0.0.1', resolve));
  const address = enerflo.address();
  const port = typeof address === 'object' && address !== null ? address.port : expect.fail('no port');
  collector = await startCollector();
  const tracing = { endpoint: `${collector.url}/`, headers: { 'x-team': 'crm' }, serviceName: 'busbar-test', ratio: 0 };
  stack = await startStack({
    contracts: 16,
    tracing,
    between: async () => ({ enerflo: `http://127.0.0.1:${port}` }),
    authenticate: async ({ authorization }) => authenticate(authorization),
  });
});
beforeEach(() => {
  collector.requests.splice(0);
  asked.splice(0);
});
afterAll(async () => {
  await stack.stop();
  enerflo.close();
  enerflo.closeAllConnections();
  await collector[Symbol.asyncDispose]();
});

const authenticate = (authorization: string | undefined) => {
  if (authorization === 'Bearer wrong') throw new Error('nobody');
  return { id: 'test', name: 'test', kind: 'apiKey', scopes: new Set(['graph:read', 'enneo:facade']), expiresAt: null } as const;
};
const named = (spans: readonly CollectedSpan[], name: string): CollectedSpan => spans.find((span) => span.name === name) ?? expect.fail(`no span ${name}`);
/** A request's own span is the last of it. */
const requestsTraced = async (count: number): Promise<void> => {
  let spans = await collector.spans(count);
  while (spans.filter(({ name }) => name === 'POST /graphql').length < count) spans = await collector.spans(spans.length + 1);
};
const attributesOf = ({ attributes }: Pick<CollectedSpan, 'attributes'>) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

describe('a request that is traced by its caller', () => {
  it('is a span of that trace, above its operation, its reads and their calls', async () => {
    const customer = stack.world.customers.at(0) ?? expect.fail('no customer');
    await stack.ask('query Who($id: ID!) { customer(id: $id) { id party { name } } }', { id: customer.id }, sampled);
    const spans = await collector.spans(4);

    const [request, operation, read, call] = ['POST /graphql', 'query Who', 'read customer', 'ERP customerById'].map((name) => named(spans, name));
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
    expect(request).toMatchObject({ parentSpanId: CALLER, kind: 2, status: {} });
    expect(operation).toMatchObject({ parentSpanId: request?.spanId, kind: 1 });
    expect(read).toMatchObject({ parentSpanId: request?.spanId, kind: 1 });
    expect(call).toMatchObject({ parentSpanId: read?.spanId, kind: 3, status: {} });
    expect(attributesOf(call ?? expect.fail())).toMatchObject({
      'busbar.source': 'ERP',
      'busbar.operation': 'customerById',
      'busbar.outcome': 'ok',
      'http.response.status_code': '200',
    });
    for (const { startTimeUnixNano, endTimeUnixNano } of spans) expect(BigInt(endTimeUnixNano) >= BigInt(startTimeUnixNano)).toBe(true);

    const [sent] = collector.requests;
    expect(sent).toMatchObject({ path: 'POST /v1/traces', headers: { 'content-type': 'application/json', 'x-team': 'crm' } });
    expect(JSON.parse(sent?.body ?? '').resourceSpans[0].resource.attributes).toEqual([{ key: 'service.name', value: { stringValue: 'busbar-test' } }]);
  });

  it('hands the trace on to its sources, and tells where and why a field has no answer', async () => {
    await stack.ask('query Broken { install(id: "4711") { id } }', {}, sampled);
    const spans = await collector.spans(4);
    const call = named(spans, 'ENERFLO installById');
    expect(asked[0]).toBe(`00-${TRACE}-${call.spanId}-01`);
    expect(call.status).toEqual({ code: 2 });
    const { events, status } = named(spans, 'query Broken');
    expect(status).toEqual({ code: 2 });
    expect(events.map(attributesOf)).toEqual([{ path: 'install', code: 'SOURCE_MALFORMED' }]);
  });

  it('is traced at the facade too', async () => {
    const contract = stack.world.contracts.at(0) ?? expect.fail('no contract');
    await fetch(`${stack.url}/enneo/contract/${contract.id}?refresh=true`, { headers: sampled });
    const spans = await collector.spans(2);
    expect(named(spans, 'GET /enneo/contract/:contractId')).toMatchObject({ parentSpanId: CALLER });
    expect(spans.some(({ kind, traceId }) => kind === 3 && traceId === TRACE)).toBe(true);
  });

  it('says nothing of what it was about', async () => {
    const customer = stack.world.customers.at(1) ?? expect.fail('no customer');
    await stack.ask('query Secret($id: ID!) { mine: customer(id: $id) { number contracts { nodes { meterNumber } } } }', { id: customer.id }, sampled);
    await stack.ask(`{ customer(id: "${customer.id}") { id } }`, {}, sampled);
    await requestsTraced(2);
    const told = collector.requests.map(({ body }) => body.replaceAll(/"(?:traceId|spanId|parentSpanId|\w+TimeUnixNano)":"\w+"/g, '')).join('');
    expect(told).toContain('customerById');
    expect(told).not.toContain(customer.id);
    expect(told).not.toMatch(/meterNumber|mine|\$id/);
  });
});

describe('a request that nobody traces', () => {
  const nothingSent = async (headers: Record<string, string>) => {
    await stack.ask('{ install(id: "4712") { id } sources { name } }', {}, headers);
    await stack.ask('query Last { __typename }', {}, sampled);
    expect((await collector.spans(2)).map(({ name }) => name).toSorted()).toEqual(['POST /graphql', 'query Last']);
  };

  it('costs no span, and hands on that its caller does not trace it', async () => {
    await nothingSent({ traceparent: `00-${TRACE}-${CALLER}-00` });
    expect(asked).toEqual([`00-${TRACE}-${CALLER}-00`]);
  });

  it('costs no span where the share of traced ones is none, and begins a trace that says so', async () => {
    await nothingSent({});
    expect(asked[0]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(asked[0]).not.toContain(TRACE);
  });

  it('costs no span when it comes from a stranger', () => nothingSent({ ...sampled, authorization: 'Bearer wrong' }));
});
