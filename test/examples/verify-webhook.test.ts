import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { type Received, type Verdict, verifyWebhook } from '../../examples/verify-webhook.ts';
import { signWebhook } from '../../src/domain/webhook-signature.ts';

/** Published with the reference implementations of Standard Webhooks ("sign function works"). */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = 1614265330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const HEADERS = { 'webhook-id': ID, 'webhook-timestamp': String(AT), 'webhook-signature': SIGNATURE };
const bytes = (body: string): Uint8Array => Buffer.from(body);
const judge = (change: Partial<Received> = {}, secret = SECRET): Verdict =>
  verifyWebhook(secret, { headers: HEADERS, body: bytes(BODY), now: AT * 1000, ...change });
const withHeaders = (change: Received['headers']): Verdict => judge({ headers: { ...HEADERS, ...change } });
const signature = (id: string, timestamp: number | string, body: string | Uint8Array): string => {
  const hmac = createHmac('sha256', Buffer.from(SECRET.slice(6), 'base64'));
  return `v1,${hmac.update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
};
const sealed = SIGNATURE.slice(3);

it('is signed by us as published', () => {
  expect(signWebhook([SECRET], { id: ID, timestamp: AT, body: BODY })).toBe(SIGNATURE);
});

describe('what is right', () => {
  it.each<readonly [string, () => Verdict]>([
    ['the published vector', () => judge()],
    ['names of headers in capitals', () => judge({ headers: { 'Webhook-Id': ID, 'Webhook-Timestamp': String(AT), 'WEBHOOK-SIGNATURE': SIGNATURE } })],
    ['five minutes late', () => judge({ now: (AT + 300) * 1000 })],
    ['five minutes early', () => judge({ now: (AT - 300) * 1000 })],
    ['signed with the old secret and the new one, the new one known', () => withHeaders({ 'webhook-signature': signBoth() })],
    [
      'signed with both, the old one known',
      () => judge({ headers: { ...HEADERS, 'webhook-signature': signWebhook([SECRET, OTHER], { id: ID, timestamp: AT, body: BODY }) } }, OTHER),
    ],
    ['beside a signature of a version to come', () => withHeaders({ 'webhook-signature': `v1a,c2lnbmVk ${SIGNATURE}` })],
    ['an empty body', () => judge({ body: bytes(''), headers: { ...HEADERS, 'webhook-signature': signature(ID, AT, '') } })],
    [
      'a body that is no UTF-8',
      () => judge({ body: Uint8Array.of(0xff, 0xfe), headers: { ...HEADERS, 'webhook-signature': signature(ID, AT, Uint8Array.of(0xff, 0xfe)) } }),
    ],
    ['umlauts', () => judge({ body: bytes('{"a":"ü"}'), headers: { ...HEADERS, 'webhook-signature': signature(ID, AT, '{"a":"ü"}') } })],
  ])('%s', (_what, verdict) => {
    expect(verdict()).toBe('right');
  });
});

const signBoth = (): string => signWebhook([OTHER, SECRET], { id: ID, timestamp: AT, body: BODY });

describe('what is wrong', () => {
  it.each<readonly [string, Verdict, () => Verdict]>([
    ['another value in the body', 'wrong signature', () => judge({ body: bytes('{"test": 2432232315}') })],
    ['the body without its blank', 'wrong signature', () => judge({ body: bytes('{"test":2432232314}') })],
    ['the body parsed and written again', 'wrong signature', () => judge({ body: bytes(JSON.stringify(JSON.parse(BODY))) })],
    ['a line feed after the body', 'wrong signature', () => judge({ body: bytes(`${BODY}\n`) })],
    ['a byte order mark before the body', 'wrong signature', () => judge({ body: bytes(`\ufeff${BODY}`) })],
    ['a blank before the body', 'wrong signature', () => judge({ body: bytes(` ${BODY}`) })],
    ['a body cut short', 'wrong signature', () => judge({ body: bytes(BODY.slice(0, -1)) })],
    ['no body', 'wrong signature', () => judge({ body: bytes('') })],
    ['a NUL after the body', 'wrong signature', () => judge({ body: bytes(`${BODY}\0`) })],
    ['a number written otherwise', 'wrong signature', () => judge({ body: bytes('{"test": 2432232314.0}') })],
    ['a body in UTF-16', 'wrong signature', () => judge({ body: Buffer.from(BODY, 'utf16le') })],
    [
      'other bytes that decode to the same replacement characters',
      'wrong signature',
      () => judge({ body: Uint8Array.of(0xfe), headers: { ...HEADERS, 'webhook-signature': signature(ID, AT, Uint8Array.of(0xff)) } }),
    ],
    ['another secret', 'wrong signature', () => judge({}, OTHER)],
    ['an empty secret', 'wrong signature', () => judge({}, 'whsec_')],
    ['another id', 'wrong signature', () => withHeaders({ 'webhook-id': `${ID}x` })],
    ['an id in small letters', 'wrong signature', () => withHeaders({ 'webhook-id': ID.toLowerCase() })],
    ['no id', 'wrong headers', () => withHeaders({ 'webhook-id': undefined })],
    ['an empty id', 'wrong headers', () => withHeaders({ 'webhook-id': '' })],
    ['an id twice', 'wrong headers', () => withHeaders({ 'webhook-id': [ID, ID] })],
    ['an id twice, joined as Node joins', 'wrong headers', () => withHeaders({ 'webhook-id': `${ID}, ${ID}` })],
    ['an id under two spellings', 'wrong headers', () => withHeaders({ 'Webhook-Id': 'msg_other' })],
    [
      'an id with a dot, which moves where the time begins',
      'wrong headers',
      () => judge({ headers: { ...HEADERS, 'webhook-id': `${ID}.1`, 'webhook-signature': signature(`${ID}.1`, AT, BODY) } }),
    ],
    ['no time', 'wrong headers', () => withHeaders({ 'webhook-timestamp': undefined })],
    ['an empty time', 'wrong headers', () => withHeaders({ 'webhook-timestamp': '' })],
    ['a time twice', 'wrong headers', () => withHeaders({ 'webhook-timestamp': [String(AT), String(AT)] })],
    ['junk after the time', 'wrong headers', () => withHeaders({ 'webhook-timestamp': `${AT}abc` })],
    ['a fraction after the time', 'wrong headers', () => withHeaders({ 'webhook-timestamp': `${AT}.5` })],
    ['a blank after the time', 'wrong headers', () => withHeaders({ 'webhook-timestamp': `${AT} ` })],
    ['a plus before the time', 'wrong headers', () => withHeaders({ 'webhook-timestamp': `+${AT}` })],
    ['a nought before the time', 'wrong headers', () => withHeaders({ 'webhook-timestamp': `0${AT}` })],
    ['a time as an exponent', 'wrong headers', () => withHeaders({ 'webhook-timestamp': '1.614265330e9' })],
    ['a time in hexadecimal', 'wrong headers', () => withHeaders({ 'webhook-timestamp': `0x${AT.toString(16)}` })],
    ['a time below nought', 'wrong headers', () => withHeaders({ 'webhook-timestamp': `-${AT}` })],
    ['a time as a date', 'wrong headers', () => withHeaders({ 'webhook-timestamp': new Date(AT * 1000).toISOString() })],
    ['a time in other digits', 'wrong headers', () => withHeaders({ 'webhook-timestamp': '１６１４２６５３３０' })],
    ['a time in milliseconds', 'wrong headers', () => withHeaders({ 'webhook-timestamp': `${AT}000` })],
    ['a time that is not signed', 'wrong signature', () => withHeaders({ 'webhook-timestamp': String(AT + 1) })],
    ['a second more than five minutes late', 'wrong time', () => judge({ now: (AT + 301) * 1000 })],
    ['a second more than five minutes early', 'wrong time', () => judge({ now: (AT - 301) * 1000 })],
    ['a year late', 'wrong time', () => judge({ now: (AT + 31_536_000) * 1000 })],
    ['no signature', 'wrong headers', () => withHeaders({ 'webhook-signature': undefined })],
    ['an empty signature', 'wrong headers', () => withHeaders({ 'webhook-signature': '' })],
    ['a signature without version', 'wrong headers', () => withHeaders({ 'webhook-signature': sealed })],
    ['a version without signature', 'wrong headers', () => withHeaders({ 'webhook-signature': 'v1,' })],
    ['a version to come', 'wrong signature', () => withHeaders({ 'webhook-signature': `v2,${sealed}` })],
    ['a version in capitals', 'wrong signature', () => withHeaders({ 'webhook-signature': `V1,${sealed}` })],
    ['an asymmetric version', 'wrong signature', () => withHeaders({ 'webhook-signature': `v1a,${sealed}` })],
    ['"=" instead of ","', 'wrong headers', () => withHeaders({ 'webhook-signature': `v1=${sealed}` })],
    ['a signature twice, joined as Node joins', 'wrong headers', () => withHeaders({ 'webhook-signature': `${SIGNATURE}, ${SIGNATURE}` })],
    ['a signature header twice', 'wrong headers', () => withHeaders({ 'webhook-signature': [SIGNATURE, SIGNATURE] })],
    ['base64 cut short', 'wrong signature', () => withHeaders({ 'webhook-signature': SIGNATURE.slice(0, -5) })],
    ['base64 without its padding', 'wrong signature', () => withHeaders({ 'webhook-signature': SIGNATURE.slice(0, -1) })],
    ['base64 with more padding', 'wrong signature', () => withHeaders({ 'webhook-signature': `${SIGNATURE}=` })],
    ['base64 for URLs', 'wrong signature', () => withHeaders({ 'webhook-signature': SIGNATURE.replaceAll('+', '-').replaceAll('/', '_') })],
    ['base64 whose idle bits are set', 'wrong signature', () => withHeaders({ 'webhook-signature': SIGNATURE.replace('1OE=', '1OF=') })],
    ['junk after the base64', 'wrong signature', () => withHeaders({ 'webhook-signature': `${SIGNATURE}AAAA` })],
    ['the signature in hexadecimal', 'wrong signature', () => withHeaders({ 'webhook-signature': `v1,${Buffer.from(sealed, 'base64').toString('hex')}` })],
    ['32 noughts', 'wrong signature', () => withHeaders({ 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` })],
    ['a line feed after the signature', 'wrong headers', () => withHeaders({ 'webhook-signature': `${SIGNATURE}\n` })],
    ['a tab between signatures', 'wrong headers', () => withHeaders({ 'webhook-signature': `v1,${'A'.repeat(43)}=\t${SIGNATURE}` })],
    ['the signature of a body alone', 'wrong signature', () => withHeaders({ 'webhook-signature': ofBodyAlone() })],
  ])('%s: %s', (_what, expected, verdict) => {
    expect(verdict()).toBe(expected);
  });

  it('any one byte of the body, or any one bit of the signature', () => {
    for (let at = 0; at < BODY.length; at += 1) {
      const body = Buffer.from(BODY);
      body[at] = (body[at] ?? 0) ^ 1;
      expect(judge({ body })).toBe('wrong signature');
    }
    for (let bit = 0; bit < 256; bit += 1) {
      const other = Buffer.from(sealed, 'base64');
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(withHeaders({ 'webhook-signature': `v1,${other.toString('base64')}` })).toBe('wrong signature');
    }
  });
});

const ofBodyAlone = (): string =>
  `v1,${createHmac('sha256', Buffer.from(SECRET.slice(6), 'base64'))
    .update(BODY)
    .digest('base64')}`;

it('agrees with the reference implementation, which verifies what we sign and signs what we verify', () => {
  const now = Date.now();
  const timestamp = Math.floor(now / 1000);
  fc.assert(
    fc.property(fc.json(), fc.uuid(), fc.uint8Array({ minLength: 24, maxLength: 64 }), (body, id, key) => {
      const secret = `whsec_${Buffer.from(key).toString('base64')}`;
      const webhook = new Webhook(secret);
      const ours = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signWebhook([OTHER, secret], { id, timestamp, body }) };
      expect(webhook.verify(body, ours)).toEqual(JSON.parse(body));
      const theirs = { ...ours, 'webhook-signature': webhook.sign(id, new Date(now), body) };
      expect(verifyWebhook(secret, { headers: theirs, body: bytes(body), now })).toBe('right');
    }),
  );
});
