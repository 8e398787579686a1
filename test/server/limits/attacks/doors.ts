import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Attack, times } from './attack.ts';
import { asBytes, asFlood, asRequest, type Shot } from './http.ts';

const QUERY = '{"query":"{ sources { name } }"}';
const WRONG_TYPE = ['415 UNSUPPORTED_MEDIA_TYPE'];
const BAD_REQUEST = ['400 BAD_REQUEST'];
const HEADERS = ['431 HEADERS_TOO_LARGE'];

const typed = (name: string, type: string, body: (size: number) => string): Attack =>
  asRequest({ name, sizes: [100, 10_000, 90_000], ends: WRONG_TYPE }, (size) => ({ headers: { 'content-type': type }, body: body(size) }));

function* inChunks(chunk: Buffer, count: number): Generator<Buffer> {
  for (let index = 0; index < count; index += 1) yield chunk;
}

const BOMB = Buffer.from(JSON.stringify({ query: ' '.repeat(10_000_000) }));
const packed = (name: string, encoding: string, bytes: (size: number) => Buffer): Attack =>
  asRequest({ name, sizes: [10_000, 1_000_000, 10_000_000], ends: ['400 BAD_REQUEST', '415 UNSUPPORTED_MEDIA_TYPE'] }, (size) => ({
    headers: { 'content-encoding': encoding },
    body: bytes(size),
  }));

const get = (query: string): Shot => ({ method: 'GET', path: `/graphql?${query}` });
const head = (line: string, headers: readonly string[] = []): string =>
  [line, 'Host: x', 'Authorization: Bearer {key}', 'Content-Type: application/json', ...headers].join('\r\n');

/** How a request is sent. */
export const REQUESTS: readonly Attack[] = [
  typed('a form', 'application/x-www-form-urlencoded', (size) => `query=${'x'.repeat(size)}`),
  typed('plain text', 'text/plain', (size) => `${QUERY}${' '.repeat(size)}`),
  typed(
    'an upload in parts',
    'multipart/form-data; boundary=x',
    (size) => `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${QUERY}\r\n--x\r\n${'x'.repeat(size)}`,
  ),
  typed('XML', 'application/xml', (size) => `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'x'.repeat(size)}">]><a>&b;</a>`),
  typed('GraphQL as text', 'application/graphql', (size) => `{ sources { ${'name '.repeat(size / 5)} } }`),
  typed('a content type nobody can read', `application/${'json'.repeat(100)}`, (size) => `${QUERY}${' '.repeat(size)}`),
  packed('a bomb of gzip', 'gzip', (size) => gzipSync(BOMB.subarray(0, size))),
  packed('a bomb of brotli', 'br', (size) => brotliCompressSync(BOMB.subarray(0, size))),
  asRequest({ name: 'a body in chunks without an end', sizes: [110, 1000, 4000], ends: ['413 PAYLOAD_TOO_LARGE'] }, (size) => ({
    body: inChunks(Buffer.alloc(1024, ' '), size),
  })),
  asRequest(
    { name: 'a long query in the address', sizes: [600, 1200, 1500], ends: ['400 QUERY_TOO_LARGE', '400 GRAPHQL_PARSE_FAILED', ...HEADERS] },
    (size, salt) => get(`query=${encodeURIComponent(`{ ${salt} ${'{ a '.repeat(size)}`)}`),
  ),
  asRequest({ name: 'an address longer than any', sizes: [17_000, 40_000, 60_000], ends: HEADERS }, (size) => get(`query=${'x'.repeat(size)}`)),
  asRequest({ name: 'parameters in the address', sizes: [10, 500, 1500], ends: BAD_REQUEST }, (size) => get(times(size, (index) => `a${index}=1`, '&'))),
  asRequest({ name: 'the query again and again in the address', sizes: [2, 100, 1000], ends: BAD_REQUEST }, (size) => get(times(size, () => 'query={a}', '&'))),
  asRequest({ name: 'variables in the address that are no JSON', sizes: [10, 1000, 10_000], ends: BAD_REQUEST }, (size) =>
    get(`query={__typename}&variables=${'['.repeat(size)}`),
  ),
  asRequest({ name: 'a mutation in the address', sizes: [1, 10, 20], ends: ['405 BAD_REQUEST', '400 BAD_REQUEST'] }, (size, salt) =>
    get(`query=${encodeURIComponent(`mutation q${salt} { ${times(size, () => 'redriveEvents(ids: []) { __typename }')} }`)}`),
  ),
  asRequest({ name: 'a broken address', sizes: [1, 100, 3000], ends: BAD_REQUEST }, (size) => ({ method: 'GET', path: `/graphql/${'%ff'.repeat(size)}` })),
  asRequest({ name: 'a path nobody has', sizes: [1, 1000, 10_000], ends: ['404 NOT_FOUND', '414 BAD_REQUEST', '400 BAD_REQUEST'] }, (size) => ({
    method: 'GET',
    path: `/graphql${'/..;'.repeat(size / 4)}/x`,
  })),
  asRequest({ name: 'a method nobody takes', sizes: [10, 1000, 90_000], ends: ['404 NOT_FOUND', '405 BAD_REQUEST'] }, (size) => ({
    method: 'PUT',
    body: `${QUERY}${' '.repeat(size)}`,
  })),
  asRequest({ name: 'a long header', sizes: [20_000, 40_000, 60_000], ends: HEADERS }, (size) => ({ headers: { 'x-header': 'x'.repeat(size) }, body: QUERY })),
  asBytes(
    { name: 'headers', sizes: [1200, 2500, 10_000], ends: HEADERS },
    (size) => `${head('GET /graphql HTTP/1.1')}\r\n${times(size, (index) => `x-${index}: 0123456789`, '\r\n')}\r\n\r\n`,
  ),
  asRequest({ name: 'a long key', sizes: [8200, 10_000, 14_000], ends: ['401 UNAUTHENTICATED'] }, (size) => ({
    headers: { authorization: `Bearer ${'x'.repeat(size)}` },
    body: QUERY,
  })),
  asFlood({ name: 'guessed keys', sizes: [2, 5, 10], ends: ['401 UNAUTHENTICATED'] }, (index, salt) => ({
    headers: { authorization: `Bearer ${salt}${index}` },
    body: QUERY,
  })),
  asFlood({ name: 'tokens nobody signed', sizes: [2, 5, 10], ends: ['401 UNAUTHENTICATED'] }, (index, salt) => ({
    headers: { authorization: `Bearer eyJhbGciOiJub25lIn0.${salt}${index}.` },
    body: QUERY,
  })),
  asFlood({ name: 'large documents at once', sizes: [2, 4, 8], ends: ['400 QUERY_TOO_LARGE'] }, (index, salt) => ({
    body: JSON.stringify({ query: `{ ${times(5000, (nth) => `a${nth}${salt}${index}`)} }` }),
  })),
];

/** What is hardly HTTP. */
export const BYTES: readonly Attack[] = [
  asBytes({ name: 'requests one after another on one connection', sizes: [2, 10, 30], ends: BAD_REQUEST }, (size) =>
    times(size, (index) => `${head('POST /graphql HTTP/1.1', ['Content-Length: 2', ...(index === size - 1 ? ['Connection: close'] : [])])}\r\n\r\n[]`, ''),
  ),
  asBytes({ name: 'bytes that are no HTTP', sizes: [10, 1000, 100_000], ends: BAD_REQUEST }, (size) => Buffer.alloc(size, 0x16)),
  asBytes({ name: 'HTTP/2 at once', sizes: [0, 10, 1000], ends: BAD_REQUEST }, (size) => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${'\0'.repeat(size)}`),
  asBytes(
    { name: 'two lengths of one body', sizes: [1, 10, 100], ends: BAD_REQUEST },
    (size) =>
      `${head(
        'POST /graphql HTTP/1.1',
        [...Array(size).keys()].map((index) => `Content-Length: ${index + 1}`),
      )}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ),
  asBytes(
    { name: 'a chunk of a wrong length', sizes: [1, 100, 10_000], ends: BAD_REQUEST },
    (size) => `${head('POST /graphql HTTP/1.1', ['Transfer-Encoding: chunked'])}\r\n\r\n${'z'.repeat(size)}\r\n`,
  ),
  asBytes(
    { name: 'extensions of chunks', sizes: [20_000, 50_000, 100_000], ends: ['413 nothing', '400 BAD_REQUEST', '413 PAYLOAD_TOO_LARGE'] },
    (size) => `${head('POST /graphql HTTP/1.1', ['Transfer-Encoding: chunked'])}\r\n\r\n1;${'x'.repeat(size)}\r\n{\r\n`,
  ),
  asBytes(
    { name: 'a length below nothing', sizes: [1, 1000, 1_000_000], ends: BAD_REQUEST },
    (size) => `${head('POST /graphql HTTP/1.1', [`Content-Length: -${size}`])}\r\n\r\n`,
  ),
  asBytes(
    { name: 'a length beyond any', sizes: [103_000, 1_000_000_000, 9_000_000_000_000], ends: ['413 PAYLOAD_TOO_LARGE'] },
    (size) => `${head('POST /graphql HTTP/1.1', [`Content-Length: ${size}`, 'Connection: close'])}\r\n\r\n{`,
  ),
  asBytes(
    { name: 'no host', sizes: [1, 10, 100], ends: ['400 nothing', '400 BAD_REQUEST'] },
    (size) => `GET /graphql HTTP/1.1\r\n${times(size, (index) => `x-${index}: 1`, '\r\n')}\r\n\r\n`,
  ),
  asBytes(
    { name: 'line ends inside headers', sizes: [1, 100, 1000], ends: BAD_REQUEST },
    (size) => `${head('GET /graphql HTTP/1.1')}\r\nx: a${'\rb'.repeat(size)}\r\n\r\n`,
  ),
];

const facadeSearch = (name: string, parameter: string, text: (size: number) => string): Attack =>
  asRequest({ name, sizes: [1200, 10_000, 90_000], ends: ['400 invalid_request'] }, (size) => ({
    path: '/enneo/contract/search',
    body: JSON.stringify({ [parameter]: text(size) }),
  }));

/** The REST facade and the webhooks. */
export const OTHER_DOORS: readonly Attack[] = [
  facadeSearch('facade: a long name', 'lastname', (size) => `${'Dr. von der '.repeat(size / 12)}!`),
  facadeSearch('facade: a long address', 'address', (size) => `${'Am Alten Straßen-'.repeat(size / 18)} 1-`),
  facadeSearch('facade: a long mail address', 'email', (size) => `${'a.'.repeat(size / 2)}@`),
  facadeSearch('facade: a long meter number', 'meterNumber', (size) => `1${'-'.repeat(size)}`),
  facadeSearch('facade: a long birthday', 'birthday', (size) => `1.${'1'.repeat(size)}.`),
  asRequest({ name: 'facade: nested JSON', sizes: [100, 5000, 40_000], ends: ['400 invalid_request'] }, (size) => ({
    path: '/enneo/contract/search',
    body: `${'['.repeat(size)}${']'.repeat(size)}`,
  })),
  asRequest({ name: 'facade: a long question', sizes: [600, 3000, 12_000], ends: ['400 invalid_request'] }, (size) => ({
    method: 'GET',
    path: `/enneo/search?q=${'x-1.'.repeat(size / 4)}`,
  })),
  asRequest({ name: 'facade: a long id', sizes: [60, 600, 10_000], ends: ['400 invalid_request'] }, (size) => ({
    method: 'GET',
    path: `/enneo/contract/${'1'.repeat(size)}`,
  })),
  asRequest({ name: 'webhook: a guessed secret', sizes: [10, 1000, 90_000], ends: ['401 The secret of this address is missing or wrong.'] }, (size, salt) => ({
    path: `/webhooks/enerflo/v1/${salt}`,
    body: JSON.stringify({ text: 'x'.repeat(size) }),
  })),
  asRequest({ name: 'webhook: more than a body may hold', sizes: [1_100_000, 1_500_000, 2_000_000], ends: ['413 The body is larger than 1 MiB.'] }, (size) => ({
    path: '/webhooks/enerflo/v1/busbar-demo-webhooks',
    body: JSON.stringify({ text: 'x'.repeat(size) }),
  })),
  asRequest({ name: 'webhook: nested JSON nobody closes', sizes: [100, 1000, 90_000], ends: ['400 The body is no JSON.'] }, (size) => ({
    path: '/webhooks/enerflo/v1/busbar-demo-webhooks',
    body: '['.repeat(size),
  })),
];
