import type { Attack } from './attack.ts';
import { asBody, asDocument, asRequest } from './http.ts';

const BAD_INPUT = ['400 BAD_USER_INPUT'];
const TOO_MUCH = ['400 QUERY_TOO_EXPENSIVE', '400 QUERY_TOO_LARGE'];
const LARGE_OR_BAD_INPUT = [...BAD_INPUT, '400 QUERY_TOO_LARGE'];
const BAD_REFERENCE = [...BAD_INPUT, ...TOO_MUCH];
const BAD_REQUEST = ['400 BAD_REQUEST'];
const LARGE = '413 PAYLOAD_TOO_LARGE';

const list = <T>(count: number, one: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => one(index));
const filtered = (salt: string): string => `query q${salt}($filter: ContractFilter) { contracts(filter: $filter) { totalCount } }`;
const paged = (salt: string): string => `query q${salt}($first: Int) { contracts(first: $first) { totalCount } }`;
const searching = (salt: string): string => `query q${salt}($text: String!) { searchCustomers(query: $text) { totalCount } }`;
const identifying = (salt: string): string => `query q${salt}($input: IdentifyInput!) { identify(input: $input) { outcome } }`;
const resolving = (salt: string): string => `query q${salt}($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id } ... on Contract { id } } }`;
const nested = (depth: number, open: string, inside: string, close: string): string => open.repeat(depth) + inside + close.repeat(depth);

/** What a right document is given. */
export const VARIABLES: readonly Attack[] = [
  asDocument(
    { name: 'a page larger than any', sizes: [201, 100_000, 2_147_483_647], ends: BAD_INPUT },
    (size, salt) => `query q${salt} { contracts(first: ${size}) { totalCount } }`,
  ),
  asDocument(
    { name: 'a page larger than any, by a variable', sizes: [201, 100_000, 2_147_483_647], ends: BAD_INPUT },
    (_, salt) => paged(salt),
    (first) => ({ first }),
  ),
  asDocument(
    { name: 'a page below nothing', sizes: [1, 1000, 2_147_483_648], ends: BAD_INPUT },
    (_, salt) => paged(salt),
    (size) => ({ first: -size }),
  ),
  asDocument(
    { name: 'a page of a page of a page', sizes: [20, 60, 200], ends: ['400 QUERY_TOO_EXPENSIVE'] },
    (size, salt) =>
      `query q${salt} { customers(first: ${size}) { nodes { contracts(first: ${size}) { nodes { ticketHistory { id } enneo { id } customer { enneo { id } } tickets(first: ${size}) { nodes { body customer { enneo { id } } } } } } } } }`,
  ),
  asDocument(
    { name: 'the same page over and over, each with its calls', sizes: [8, 14, 19], ends: ['400 QUERY_TOO_EXPENSIVE', '400 QUERY_TOO_LARGE'] },
    (size, salt) => `query q${salt} { ${list(size, (index) => `a${index}: contracts(first: 200) { nodes { enneo { id } enneoCustomer { id } } }`).join(' ')} }`,
  ),
  asDocument(
    { name: 'a number no computer holds', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => paged(salt),
    (size) => ({ first: '9'.repeat(size) }),
  ),
  asRequest({ name: 'digits of a JSON number', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT }, (size, salt) => ({
    body: `{"query":"${paged(salt)}","variables":{"first":${'9'.repeat(size)}}}`,
  })),
  asDocument(
    { name: 'values of the wrong type', sizes: [100, 2000, 12_000], ends: LARGE_OR_BAD_INPUT },
    (_, salt) => filtered(salt),
    (size) => ({ filter: { customerIds: list(size, () => ({})) } }),
  ),
  asDocument(
    { name: 'enum values nobody has, by a variable', sizes: [100, 1000, 5000], ends: LARGE_OR_BAD_INPUT },
    (_, salt) => filtered(salt),
    (size) => ({ filter: { statuses: list(size, (index) => `actve${index}`) } }),
  ),
  asDocument(
    { name: 'more of a list than a filter takes', sizes: [1000, 5000, 12_000], ends: LARGE_OR_BAD_INPUT },
    (_, salt) => filtered(salt),
    (size) => ({ filter: { postcodes: list(size, (index) => String(index)) } }),
  ),
  asDocument(
    { name: 'a long text in a filter', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => filtered(salt),
    (size) => ({ filter: { cities: ['x'.repeat(size)] } }),
  ),
  asDocument(
    { name: 'input fields nobody has, by a variable', sizes: [100, 1000, 6000], ends: LARGE_OR_BAD_INPUT },
    (_, salt) => filtered(salt),
    (size) => ({
      filter: Object.fromEntries(list(size, (index) => [`postcods${index}`, 1])),
    }),
  ),
  asDocument(
    { name: 'dates that are none', sizes: [100, 1000, 90_000], ends: BAD_INPUT },
    (_, salt) => filtered(salt),
    (size) => ({ filter: { start: { from: `2026-01-${'0'.repeat(size)}1` } } }),
  ),
  asDocument(
    { name: 'amounts that are none', sizes: [100, 1000, 90_000], ends: BAD_INPUT },
    (_, salt) => filtered(salt),
    (size) => ({ filter: { monthlyDeposit: { from: `${'1'.repeat(size)}x` } } }),
  ),
  asRequest({ name: 'nested variables', sizes: [100, 5000, 45_000], ends: LARGE_OR_BAD_INPUT }, (size, salt) => ({
    body: `{"query":"${filtered(salt)}","variables":{"filter":${nested(size, '[', '', ']')}}}`,
  })),
  asRequest({ name: 'nested variables of objects', sizes: [100, 2000, 16_000], ends: LARGE_OR_BAD_INPUT }, (size, salt) => ({
    body: `{"query":"${filtered(salt)}","variables":{"filter":${nested(size, '{"a":', '1', '}')}}}`,
  })),
  asDocument(
    { name: 'a long search', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => searching(salt),
    (size) => ({ text: 'Müller '.repeat(size / 8) }),
  ),
  asDocument(
    { name: 'a search like a pattern', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => searching(salt),
    (size) => ({ text: `${'(a+)+'.repeat(size / 5)}$` }),
  ),
  asDocument(
    { name: 'a search of digits and dashes', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => searching(salt),
    (size) => ({ text: `${'1-'.repeat(size / 2)}a` }),
  ),
  asDocument(
    { name: 'a search of titles and streets', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => searching(salt),
    (size) => ({ text: 'Prof. Dr. Str. '.repeat(size / 15) }),
  ),
  asDocument(
    { name: 'somebody with a long name', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => identifying(salt),
    (size) => ({ input: { fullName: `${'Dr. von der '.repeat(size / 12)}!` } }),
  ),
  asDocument(
    { name: 'somebody with a long address', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => identifying(salt),
    (size) => ({ input: { address: `${'Am Alten Straßen-'.repeat(size / 17)} 1-` } }),
  ),
  asDocument(
    { name: 'somebody with a long mail address', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => identifying(salt),
    (size) => ({ input: { email: [`${'a.'.repeat(size / 2)}@`] } }),
  ),
  asDocument(
    { name: 'somebody with a long phone number', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => identifying(salt),
    (size) => ({ input: { phone: ['+49 (0) '.repeat(size / 8)] } }),
  ),
  asDocument(
    { name: 'somebody with a long IBAN', sizes: [1000, 10_000, 90_000], ends: BAD_INPUT },
    (_, salt) => identifying(salt),
    (size) => ({ input: { iban: `DE${'0 '.repeat(size / 2)}` } }),
  ),
  asDocument(
    { name: 'somebody with many mail addresses', sizes: [100, 1000, 6000], ends: LARGE_OR_BAD_INPUT },
    (_, salt) => identifying(salt),
    (size) => ({ input: { email: list(size, (index) => `a${index}@b.de`) } }),
  ),
];

/** What a gateway would send. */
export const REFERENCES: readonly Attack[] = [
  asDocument(
    { name: 'more references than anybody asks for', sizes: [1700, 2001, 2400], ends: TOO_MUCH },
    (_, salt) => resolving(salt),
    (size) => ({
      r: list(size, (index) => ({ __typename: 'Customer', id: `${index}` })),
    }),
  ),
  asDocument(
    { name: 'references to a type nobody has', sizes: [10, 500, 2400], ends: BAD_REFERENCE },
    (_, salt) => resolving(salt),
    (size) => ({
      r: list(size, (index) => ({ __typename: `Nobody${index}`, id: '1' })),
    }),
  ),
  asDocument(
    { name: 'references without a type', sizes: [10, 1000, 9000], ends: BAD_REFERENCE },
    (_, salt) => resolving(salt),
    (size) => ({ r: list(size, () => ({ id: '1' })) }),
  ),
  asDocument(
    { name: 'references that are numbers', sizes: [10, 1000, 40_000], ends: BAD_REFERENCE },
    (_, salt) => resolving(salt),
    (size) => ({ r: list(size, () => 1) }),
  ),
  asDocument(
    { name: 'references without a key', sizes: [10, 300, 2000], ends: BAD_REFERENCE },
    (_, salt) => resolving(salt),
    (size) => ({ r: list(size, () => ({ __typename: 'Customer' })) }),
  ),
  asDocument(
    { name: 'a reference with a long key', sizes: [1000, 10_000, 90_000], ends: BAD_REFERENCE },
    (_, salt) => resolving(salt),
    (size) => ({ r: [{ __typename: 'Customer', id: 'x'.repeat(size) }] }),
  ),
  asDocument(
    { name: 'a reference to a type of the prototype', sizes: [1, 100, 1500], ends: BAD_REFERENCE },
    (_, salt) => resolving(salt),
    (size) => ({
      r: list(size, (index) => ({ __typename: ['toString', 'hasOwnProperty', 'valueOf'][index % 3], id: '1' })),
    }),
  ),
  asRequest({ name: 'a reference with a nested key', sizes: [100, 2000, 15_000], ends: BAD_REFERENCE }, (size, salt) => ({
    body: `{"query":"${resolving(salt)}","variables":{"r":[{"__typename":"Customer","id":${nested(size, '{"a":', '1', '}')}}]}}`,
  })),
];

/** The JSON around a document. */
export const BODIES: readonly Attack[] = [
  asBody({ name: 'a batch', sizes: [1, 100, 2500], ends: BAD_REQUEST }, (size, salt) => list(size, () => ({ query: `{ a${salt} }` }))),
  asRequest({ name: 'nested lists as a body', sizes: [100, 10_000, 50_000], ends: BAD_REQUEST }, (size) => ({ body: nested(size, '[', '', ']') })),
  asRequest({ name: 'nested objects as a body', sizes: [100, 5000, 16_000], ends: BAD_REQUEST }, (size) => ({ body: nested(size, '{"a":', '1', '}') })),
  asRequest({ name: 'nested lists nobody closes', sizes: [100, 10_000, 100_000], ends: BAD_REQUEST }, (size) => ({ body: '['.repeat(size) })),
  asBody({ name: 'keys nobody knows, and no query', sizes: [100, 2000, 8000], ends: BAD_REQUEST }, (size) =>
    Object.fromEntries(list(size, (index) => [`key${index}`, 1])),
  ),
  asRequest({ name: 'the query again and again', sizes: [10, 500, 2500], ends: ['400 GRAPHQL_VALIDATION_FAILED'] }, (size, salt) => ({
    body: `{${list(size, (index) => `"query":"{ a${salt}${index} }"`).join(',')}}`,
  })),
  asRequest({ name: '__proto__ in the body', sizes: [1, 100, 5000], ends: BAD_REQUEST }, (size) => ({
    body: `{"query":"{ sources { name } }","variables":{${list(size, () => '"__proto__":{"a":1}').join(',')}}}`,
  })),
  asRequest({ name: 'constructors in the body', sizes: [1, 100, 2000], ends: BAD_REQUEST }, (size) => ({
    body: `{"query":"{ sources { name } }","variables":{${list(size, () => '"constructor":{"prototype":{"a":1}}').join(',')}}}`,
  })),
  asBody({ name: 'a query that is a list', sizes: [1, 1000, 40_000], ends: BAD_REQUEST }, (size) => ({ query: list(size, () => 1) })),
  asBody({ name: 'an empty query', sizes: [0, 10, 1000], ends: [...BAD_REQUEST, '400 GRAPHQL_PARSE_FAILED'] }, (size) => ({ query: ' '.repeat(size) })),
  asBody({ name: 'variables that are a list', sizes: [1, 1000, 40_000], ends: BAD_REQUEST }, (size, salt) => ({
    query: paged(salt),
    variables: list(size, () => 1),
  })),
  asBody({ name: 'variables that are a text', sizes: [10, 1000, 90_000], ends: BAD_REQUEST }, (size, salt) => ({
    query: paged(salt),
    variables: 'x'.repeat(size),
  })),
  asBody({ name: 'a long name of an operation', sizes: [100, 10_000, 90_000], ends: ['400 OPERATION_RESOLUTION_FAILURE'] }, (size, salt) => ({
    query: paged(salt),
    operationName: 'x'.repeat(size),
  })),
  asBody({ name: 'a name of an operation that is a list', sizes: [1, 1000, 40_000], ends: BAD_REQUEST }, (size, salt) => ({
    query: paged(salt),
    operationName: list(size, () => 1),
  })),
  asBody({ name: 'extensions that are a text', sizes: [10, 1000, 90_000], ends: BAD_REQUEST }, (size, salt) => ({
    query: paged(salt),
    extensions: 'x'.repeat(size),
  })),
  asRequest({ name: 'nested extensions around nothing', sizes: [100, 2000, 16_000], ends: BAD_REQUEST }, (size) => ({
    body: `{"extensions":${nested(size, '{"a":', '1', '}')}}`,
  })),
  asBody({ name: 'a persisted query nobody has', sizes: [64, 1000, 90_000], ends: ['400 PERSISTED_QUERY_NOT_SUPPORTED'] }, (size, salt) => ({
    extensions: { persistedQuery: { version: 1, sha256Hash: salt.padEnd(size, 'a') } },
  })),
  asBody({ name: 'a persisted query with a wrong hash', sizes: [64, 1000, 90_000], ends: ['400 PERSISTED_QUERY_NOT_SUPPORTED'] }, (size, salt) => ({
    query: `{ sources { name } __typename } #${salt}`,
    extensions: { persistedQuery: { version: 1, sha256Hash: salt.padEnd(size, 'a') } },
  })),
  asBody({ name: 'a persisted query of another version', sizes: [2, 1000, 1_000_000], ends: ['400 PERSISTED_QUERY_NOT_SUPPORTED'] }, (size, salt) => ({
    extensions: { persistedQuery: { version: size, sha256Hash: salt } },
  })),
  asBody({ name: 'more than a body may hold', sizes: [101 * 1024, 1024 * 1024, 8 * 1024 * 1024], ends: [LARGE] }, (size) => ({ query: ' '.repeat(size) })),
  asRequest({ name: 'JSON nobody ends', sizes: [10, 1000, 100_000], ends: BAD_REQUEST }, (size) => ({ body: `{"query":"${'x'.repeat(size)}` })),
  asRequest({ name: 'bytes that are no text', sizes: [10, 1000, 100_000], ends: BAD_REQUEST }, (size) => ({ body: Buffer.alloc(size, 0xff) })),
];
