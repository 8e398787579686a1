import { type Attack, times } from './attack.ts';
import { asDocument } from './http.ts';

const TOO_LARGE = ['400 QUERY_TOO_LARGE'];
const INVALID = ['400 GRAPHQL_VALIDATION_FAILED'];
const UNREADABLE = ['400 GRAPHQL_PARSE_FAILED'];
const LARGE_OR_UNREADABLE = [...TOO_LARGE, ...UNREADABLE];
const LARGE_OR_INVALID = [...TOO_LARGE, ...INVALID];
const LARGE_OR_BAD = [...LARGE_OR_INVALID, '400 BAD_USER_INPUT'];

const nest = (count: number, open: string, inside: string, close: string): string => `${open.repeat(count)}${inside}${close.repeat(count)}`;

/** What is too much of something, and refused for that. */
export const LARGE_DOCUMENTS: readonly Attack[] = [
  asDocument(
    { name: 'nested fields', sizes: [13, 100, 400], ends: TOO_LARGE },
    (size, salt) => `{ customer(id: "${salt}") ${nest(size, '{ contracts { nodes { customer ', '{ id }', '} } }')} }`,
  ),
  asDocument({ name: 'nested fields nobody closes', sizes: [3000, 10_000, 30_000], ends: TOO_LARGE }, (size, salt) => `{${salt}${'{a'.repeat(size)}`),
  asDocument({ name: 'nested inline fragments', sizes: [600, 5000, 20_000], ends: TOO_LARGE }, (size, salt) => `{ ${salt} ${nest(size, '...{', 'id', '}')} }`),
  asDocument(
    { name: 'fields in inline fragments', sizes: [13, 100, 300], ends: TOO_LARGE },
    (size, salt) => `{ ${salt} ${nest(size, '...on Query{a{', 'id', '}}')} }`,
  ),
  asDocument(
    { name: 'a chain of fragments, each deeper', sizes: [7, 25, 49], ends: TOO_LARGE },
    (size, salt) =>
      `{ ${salt} ...f0 } ${times(size, (index) => `fragment f${index} on Customer { enneo { a { ...f${index + 1} } } }`)} fragment f${size} on Customer { id }`,
  ),
  asDocument(
    { name: 'fragments that double', sizes: [12, 30, 49], ends: LARGE_OR_INVALID },
    (size, salt) =>
      `{ customer(id: "${salt}") { ...f0 } } ${times(size, (index) => `fragment f${index} on Customer { ...f${index + 1} ...f${index + 1} }`)} fragment f${size} on Customer { id }`,
  ),
  asDocument(
    { name: 'fragments that treble, with fields', sizes: [8, 20, 40], ends: TOO_LARGE },
    (size, salt) =>
      `{ ${salt} ...f0 } ${times(size, (index) => `fragment f${index} on A { a { ...f${index + 1} } b { ...f${index + 1} } c { ...f${index + 1} } }`)} fragment f${size} on A { b }`,
  ),
  asDocument(
    { name: 'many fragments', sizes: [51, 200, 2000], ends: TOO_LARGE },
    (size, salt) => `{ ${salt} ...f0 } ${times(size, (index) => `fragment f${index} on Query { __typename }`)}`,
  ),
  asDocument(
    { name: 'aliases', sizes: [31, 200, 1800], ends: TOO_LARGE },
    (size, salt) => `{ contracts { nodes { ${times(size, (index) => `a${index}${salt}: enneo { id }`)} } } }`,
  ),
  asDocument(
    { name: 'aliases of __typename', sizes: [31, 400, 3000], ends: TOO_LARGE },
    (size, salt) => `{ sources { ${times(size, (index) => `a${index}${salt}: __typename`)} } }`,
  ),
  asDocument(
    { name: 'aliases spread by fragments', sizes: [31, 49, 60], ends: TOO_LARGE },
    (size, salt) =>
      `{ sources { ...f0 } } ${times(size, (index) => `fragment f${index} on SourceStatus { a${index}${salt}: name ...f${index + 1} }`)} fragment f${size} on SourceStatus { name }`,
  ),
  asDocument(
    { name: 'one field again and again', sizes: [51, 1000, 20_000], ends: TOO_LARGE },
    (size, salt) => `{ sources { ${salt} ${'name '.repeat(size)} } }`,
  ),
  asDocument(
    { name: '__typename again and again', sizes: [51, 1000, 8000], ends: TOO_LARGE },
    (size, salt) => `{ sources { ${salt} ${'__typename '.repeat(size)} } }`,
  ),
  asDocument({ name: 'root fields', sizes: [21, 150, 3000], ends: TOO_LARGE }, (size, salt) => `{ ${times(size, (index) => `f${salt}${index}`)} }`),
  asDocument(
    { name: 'root fields in fragments', sizes: [21, 40, 49], ends: TOO_LARGE },
    (size, salt) => `{ ${times(size, (index) => `...f${index}`)} } ${times(size, (index) => `fragment f${index} on Query { r${salt}${index} }`)}`,
  ),
  asDocument({ name: 'directives on a field', sizes: [21, 200, 4000], ends: TOO_LARGE }, (size, salt) => `{ ${salt} ${'@include(if: true) '.repeat(size)} }`),
  asDocument(
    { name: 'directives nobody knows', sizes: [21, 900, 4000], ends: TOO_LARGE },
    (size, salt) => `{ a ${times(size, (index) => `@d${salt}${index}`)} }`,
  ),
  asDocument({ name: 'directives on a query', sizes: [21, 900, 9000], ends: TOO_LARGE }, (size, salt) => `query q${salt} ${'@a '.repeat(size)} { a }`),
  asDocument(
    { name: 'directives on variables', sizes: [21, 300, 3000], ends: TOO_LARGE },
    (size, salt) => `query q${salt}(${times(size, (index) => `$v${index}: Int @a`)}) { a }`,
  ),
  asDocument({ name: 'operations', sizes: [2, 400, 2000], ends: TOO_LARGE }, (size, salt) =>
    times(size, (index) => `query q${salt}${index} { sources { name } }`),
  ),
  asDocument({ name: 'operations without a name', sizes: [2, 600, 5000], ends: TOO_LARGE }, (size, salt) => times(size, () => `{ ${salt} }`)),
  asDocument({ name: 'a document of subscriptions', sizes: [2, 100, 1000], ends: TOO_LARGE }, (size, salt) =>
    times(size, (index) => `subscription s${salt}${index} { ticketChanged(contractId: "c") { ticket { id } } }`),
  ),
  asDocument(
    { name: 'introspection of introspection', sizes: [1, 4, 30], ends: LARGE_OR_INVALID },
    (size, salt) => `query q${salt} { __schema { types { fields ${nest(size, '{ type { fields { type { fields ', '{ name }', '} } } }')} } } }`,
  ),
  asDocument(
    { name: 'introspection by ofType under aliases', sizes: [9, 19, 29], ends: TOO_LARGE },
    (size, salt) =>
      `query q${salt} { __schema { ${times(size, (index) => `a${index}: types { fields { args { type ${nest(9, '{ ofType ', '{ name }', '}')} } } }`)} } }`,
  ),
  asDocument(
    { name: 'all of the schema under aliases', sizes: [6, 12, 29], ends: TOO_LARGE },
    (size, salt) =>
      `query q${salt} { __schema { ${times(size, (index) => `a${index}: types { fields { args { type { name } } type { name kind } } enumValues { name } }`)} } }`,
  ),
  asDocument(
    { name: 'schemas under aliases', sizes: [6, 12, 20], ends: TOO_LARGE },
    (size, salt) => `query q${salt} { ${times(size, (index) => `a${index}: __schema { types { fields { args { type { name } } type { name kind } } } }`)} }`,
  ),
  asDocument(
    { name: 'types under aliases', sizes: [21, 100, 250], ends: TOO_LARGE },
    (size, salt) => `query q${salt} { ${times(size, (index) => `a${index}: __type(name: "Query") { fields { name } }`)} }`,
  ),
  asDocument(
    { name: 'the whole SDL under aliases', sizes: [21, 100, 300], ends: TOO_LARGE },
    (size, salt) => `query q${salt} { ${times(size, (index) => `a${index}: _service { sdl }`)} }`,
  ),
];

/** What no limit is for: parser and validation refuse it, whatever its size. */
export const WRONG_DOCUMENTS: readonly Attack[] = [
  asDocument(
    { name: 'a cycle of fragments', sizes: [1, 20, 49], ends: LARGE_OR_INVALID },
    (size, salt) => `{ customer(id: "${salt}") { ...f0 } } ${times(size, (index) => `fragment f${index} on Customer { id ...f${(index + 1) % size} }`)}`,
  ),
  asDocument(
    { name: 'fragments that all spread all', sizes: [5, 15, 25], ends: LARGE_OR_INVALID },
    (size, salt) =>
      `{ customer(id: "${salt}") { ...f0 } } ${times(size, (index) => `fragment f${index} on Customer { ${times(size, (other) => `...f${(index + other) % size}`)} }`)}`,
  ),
  asDocument(
    { name: 'fragments nobody uses', sizes: [10, 30, 49], ends: INVALID },
    (size, salt) => `query q${salt} { sources { name } } ${times(size, (index) => `fragment f${index} on Customer { id number ...f${index + 1} }`)}`,
  ),
  asDocument(
    { name: 'fields to compare with each other', sizes: [10, 30, 50], ends: LARGE_OR_INVALID },
    (size, salt) => `{ customer(id: "${salt}") { ${times(size, () => 'contracts(first: 1) { nodes { id number status } }')} nothing } }`,
  ),
  asDocument(
    { name: 'fields to compare, through fragments', sizes: [5, 20, 48], ends: LARGE_OR_INVALID },
    (size, salt) =>
      `{ customer(id: "${salt}") { ${times(size, (index) => `...f${index}`)} nothing } } ${times(size, (index) => `fragment f${index} on Customer { contracts { nodes { id customer { id } } } }`)}`,
  ),
  asDocument(
    { name: 'fields to compare, through fragments, level by level', sizes: [10, 25, 48], ends: LARGE_OR_INVALID },
    (size, salt) =>
      `{ customer(id: "${salt}") { ${times(size, (index) => `...f${index}`)} nothing } } ${times(size, (index) => `fragment f${index} on Customer { ${nest(3, 'contracts { nodes { customer { ', 'id', '} } }')} }`)}`,
  ),
  asDocument(
    { name: 'fields that conflict', sizes: [5, 15, 30], ends: LARGE_OR_INVALID },
    (size, salt) => `{ customer(id: "${salt}") { ${times(size, (index) => `x: contracts(first: ${index + 1}) { y: totalCount nodes { z: id } }`)} } }`,
  ),
  asDocument(
    { name: 'conflicts in fragments that spread fragments', sizes: [5, 12, 25], ends: LARGE_OR_INVALID },
    (size, salt) =>
      `{ customer(id: "${salt}") { ...f0 ...g0 } } ${times(size, (index) => `fragment f${index} on Customer { contracts { nodes { customer { ...f${index + 1} } } } } fragment g${index} on Customer { contracts { nodes { customer { ...g${index + 1} } } } }`)} fragment f${size} on Customer { x: id } fragment g${size} on Customer { x: number }`,
  ),
  asDocument(
    { name: 'fields nobody has, nearly spelled as ours', sizes: [20, 100, 700], ends: LARGE_OR_INVALID },
    (size, salt) => `{ customer(id: "1") { ${times(size, (index) => `numbr${salt}${index} contrcts${index}`)} } }`,
  ),
  asDocument(
    { name: 'types nobody has', sizes: [20, 49, 400], ends: LARGE_OR_INVALID },
    (size, salt) => `{ ${times(size, (index) => `... on Custmer${salt}${index} { id }`)} }`,
  ),
  asDocument(
    { name: 'arguments nobody has', sizes: [20, 100, 600], ends: LARGE_OR_INVALID },
    (size, salt) => `{ contracts(${times(size, (index) => `frst${salt}${index}: 1`)}) { totalCount } }`,
  ),
  asDocument(
    { name: 'one argument again and again', sizes: [50, 300, 660], ends: LARGE_OR_INVALID },
    (size, salt) => `{ contracts(${'first: 1 '.repeat(size)}) { ${salt} } }`,
  ),
  asDocument(
    { name: 'enum values nobody has', sizes: [50, 500, 1900], ends: LARGE_OR_BAD },
    (size, salt) => `{ contracts(filter: { statuses: [${times(size, (index) => `actve${salt}${index}`)}] }) { totalCount } }`,
  ),
  asDocument(
    { name: 'enum values again and again', sizes: [300, 1000, 1900], ends: LARGE_OR_BAD },
    (size, salt) => `query q${salt} { contracts(filter: { statuses: [${'active '.repeat(size)}] }) { totalCount } }`,
  ),
  asDocument(
    { name: 'input fields nobody has', sizes: [50, 300, 600], ends: LARGE_OR_BAD },
    (size, salt) => `{ contracts(filter: { ${times(size, (index) => `postcods${salt}${index}: "1"`)} }) { totalCount } }`,
  ),
  asDocument(
    { name: 'one input field again and again', sizes: [50, 300, 600], ends: LARGE_OR_BAD },
    (size, salt) => `query q${salt} { contracts(filter: { ${'cities: "1" '.repeat(size)} }) { totalCount } }`,
  ),
  asDocument(
    { name: 'variables nobody uses', sizes: [50, 300, 660], ends: LARGE_OR_INVALID },
    (size, salt) => `query q(${times(size, (index) => `$v${salt}${index}: Int`)}) { sources { name } }`,
  ),
  asDocument(
    { name: 'variables nobody declared', sizes: [50, 300, 480], ends: LARGE_OR_INVALID },
    (size, salt) => `{ contracts(filter: { cities: [${times(size, (index) => `$v${salt}${index}`)}] }) { totalCount } }`,
  ),
  asDocument(
    { name: 'nested lists', sizes: [50, 900, 30_000], ends: LARGE_OR_BAD },
    (size, salt) => `{ contracts(filter: ${nest(size, '[', `"${salt}"`, ']')}) { totalCount } }`,
  ),
  asDocument(
    { name: 'nested objects', sizes: [50, 450, 15_000], ends: LARGE_OR_BAD },
    (size, salt) => `{ contracts(filter: ${nest(size, '{a:', `"${salt}"`, '}')}) { totalCount } }`,
  ),
  asDocument(
    { name: 'nested list types', sizes: [50, 900, 30_000], ends: LARGE_OR_BAD },
    (size, salt) => `query q${salt}($v: ${nest(size, '[', 'Int', ']')}) { contracts(first: $v) { totalCount } }`,
  ),
  asDocument(
    { name: 'a default value of many values', sizes: [50, 500, 1900], ends: LARGE_OR_BAD },
    (size, salt) => `query q${salt}($v: [ID!] = [${times(size, () => '{a: 1}')}]) { contracts(filter: { customerIds: $v }) { totalCount } }`,
  ),
  asDocument(
    { name: 'a mutation that is none', sizes: [10, 20, 21], ends: LARGE_OR_INVALID },
    (size, salt) => `mutation { ${times(size, (index) => `setNothing${salt}${index}`)} }`,
  ),
];

/** What the lexer reads without counting it, or in one token. */
export const LONG_TEXTS: readonly Attack[] = [
  asDocument({ name: 'comments', sizes: [1000, 10_000, 33_000], ends: UNREADABLE }, (size, salt) => `${'#\n'.repeat(size)}{ ${salt}`),
  asDocument({ name: 'one long comment', sizes: [1000, 10_000, 100_000], ends: UNREADABLE }, (size, salt) => `#${'x'.repeat(size)}\n{ ${salt}`),
  asDocument({ name: 'commas', sizes: [1000, 10_000, 100_000], ends: UNREADABLE }, (size, salt) => `{ ${salt}${','.repeat(size)}`),
  asDocument({ name: 'blanks', sizes: [1000, 10_000, 100_000], ends: UNREADABLE }, (size, salt) => `{ ${salt}${' '.repeat(size)}`),
  asDocument({ name: 'line ends', sizes: [1000, 10_000, 48_000], ends: UNREADABLE }, (size, salt) => `{ ${salt}${'\n'.repeat(size)}`),
  asDocument({ name: 'byte order marks', sizes: [1000, 10_000, 30_000], ends: UNREADABLE }, (size, salt) => `${'\ufeff'.repeat(size)}{ ${salt}`),
  asDocument({ name: 'a long field name', sizes: [1000, 10_000, 100_000], ends: INVALID }, (size, salt) => `{ ${salt}${'x'.repeat(size)} }`),
  asDocument(
    { name: 'a long type name', sizes: [1000, 10_000, 100_000], ends: INVALID },
    (size, salt) => `{ ... on ${salt}${'Customer'.repeat(size / 8)} { id } }`,
  ),
  asDocument(
    { name: 'a number of many digits', sizes: [1000, 10_000, 100_000], ends: LARGE_OR_BAD },
    (size, salt) => `query q${salt} { contracts(first: ${'9'.repeat(size)}) { totalCount } }`,
  ),
  asDocument(
    { name: 'a fraction of many digits', sizes: [1000, 10_000, 100_000], ends: LARGE_OR_BAD },
    (size, salt) => `query q${salt} { contracts(first: 0.${'9'.repeat(size)}e99) { totalCount } }`,
  ),
  asDocument(
    { name: 'an id of many digits', sizes: [1000, 10_000, 100_000], ends: LARGE_OR_BAD },
    (size, salt) => `query q${salt} { customer(id: ${'9'.repeat(size)}) { id } }`,
  ),
  asDocument(
    { name: 'a long string as a number', sizes: [1000, 10_000, 100_000], ends: LARGE_OR_BAD },
    (size, salt) => `{ contracts(first: "${salt}${'x'.repeat(size)}") { totalCount } }`,
  ),
  asDocument(
    { name: 'a long id', sizes: [1000, 10_000, 100_000], ends: LARGE_OR_BAD },
    (size, salt) => `{ customer(id: "${salt}${'x'.repeat(size)}") { id } }`,
  ),
  asDocument(
    { name: 'a block string of many lines', sizes: [1000, 10_000, 33_000], ends: LARGE_OR_BAD },
    (size, salt) => `{ contracts(first: """${salt}${' \n'.repeat(size)}""") { totalCount } }`,
  ),
  asDocument(
    { name: 'a block string nobody ends', sizes: [1000, 10_000, 25_000], ends: UNREADABLE },
    (size, salt) => `{ contracts(first: """${salt}${'"\n'.repeat(size)}`,
  ),
  asDocument(
    { name: 'block strings', sizes: [100, 900, 4000], ends: LARGE_OR_BAD },
    (size, salt) => `{ contracts(filter: { cities: [${`"""${salt}""" `.repeat(size)} 1] }) { totalCount } }`,
  ),
  asDocument(
    { name: 'escapes in a string', sizes: [100, 1000, 10_000], ends: LARGE_OR_BAD },
    (size, salt) => `{ contracts(first: "${salt}${'\\u{1F600}'.repeat(size)}") { totalCount } }`,
  ),
  asDocument({ name: 'half an emoji', sizes: [100, 1000, 10_000], ends: UNREADABLE }, (size, salt) => `{ a(b: "${salt}${'\\uD83D'.repeat(size)}") }`),
  asDocument({ name: 'a string nobody ends', sizes: [1000, 10_000, 100_000], ends: UNREADABLE }, (size, salt) => `{ a(b: "${salt}${'x'.repeat(size)}`),
  asDocument({ name: 'control characters', sizes: [100, 1000, 15_000], ends: UNREADABLE }, (size, salt) => `{ ${salt}${'\u0000'.repeat(size)} }`),
  asDocument({ name: 'letters of other scripts', sizes: [100, 1000, 30_000], ends: UNREADABLE }, (size, salt) => `{ ${salt}${'п'.repeat(size)} }`),
  asDocument({ name: 'punctuation', sizes: [100, 3000, 100_000], ends: LARGE_OR_UNREADABLE }, (size, salt) => `{ ${salt} ${'!$&|:=@'.repeat(size / 7)} }`),
  asDocument({ name: 'spreads of nothing', sizes: [100, 3000, 30_000], ends: LARGE_OR_UNREADABLE }, (size, salt) => `{ ${salt} ${'...'.repeat(size)}`),
  asDocument({ name: 'a schema instead of a query', sizes: [10, 100, 2000], ends: [...LARGE_OR_INVALID] }, (size, salt) =>
    times(size, (index) => `type T${salt}${index} { a: Int }`),
  ),
];
