import { expect, it } from 'vitest';
import { parseTraceparent } from '../../../src/domain/trace.ts';

const [TRACE, SPAN] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
const read = (isSampled: boolean) => ({ traceId: TRACE, spanId: SPAN, isSampled });

it.each([
  [`00-${TRACE}-${SPAN}-01`, read(true)],
  [`00-${TRACE}-${SPAN}-00`, read(false)],
  [`00-${TRACE}-${SPAN}-03`, read(true)],
  [`cc-${TRACE}-${SPAN}-01-what-comes-later`, read(true)],
  [`00-${TRACE}-${SPAN}-01-more`, null],
  [`ff-${TRACE}-${SPAN}-01`, null],
  [`00-${'0'.repeat(32)}-${SPAN}-01`, null],
  [`00-${TRACE}-${'0'.repeat(16)}-01`, null],
  [`00-${TRACE.toUpperCase()}-${SPAN}-01`, null],
  [`00-${TRACE}-${SPAN}`, null],
  ['', null],
  ['x'.repeat(8000), null],
  [undefined, null],
])('%s', (header, trace) => {
  expect(parseTraceparent(header)).toEqual(trace);
});
