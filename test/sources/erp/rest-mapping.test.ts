import { describe, expect, it } from 'vitest';
import { isJsonPath, readPath, toPrefixes } from '../../../src/sources/erp/json-path.ts';
import { restMappingSchema } from '../../../src/sources/erp/rest/mapping-schema.ts';
import { createRestWire } from '../../../src/sources/erp/rest/wire.ts';
import { keepDrift } from '../../support/keep-drift.ts';

const mapping = (contract: Record<string, unknown>, customer: Record<string, unknown> = {}) =>
  restMappingSchema.parse({
    source: 'x',
    kind: 'rest',
    baseUrl: 'https://erp.example.com',
    operations: { contractById: { get: '/c/{id}' }, customerById: { get: '/k/{id}' } },
    contract: { id: { path: '$.id' }, customerId: { path: '$.customer' }, ...contract },
    customer: { id: { path: '$.id' }, ...customer },
  });

const contractOf = (rules: Record<string, unknown>, record: Record<string, unknown>) =>
  createRestWire('x', mapping(rules)).contract({ id: 1, customer: 2, ...record }, '$.data', 'contractById');

describe('JSON paths', () => {
  it.each([
    ['$.a.b', { a: { b: 1 } }, 1],
    ["$['a b'][1]", { 'a b': [1, 2] }, 2],
    ['$.list[*].n', { list: [{ n: 3 }, { n: 4 }] }, 3],
    ['$.größe', { größe: 5 }, 5],
    ['$.a.b', { a: null }, undefined],
    ['$.toString', {}, undefined],
    ['$', 7, 7],
  ])('%s leads into a value', (path, value, expected) => {
    expect(readPath(path, value)).toBe(expected);
  });

  it.each(['a.b', '$.', '$.a[', '$..a', '$.a[-1]', '$.a b', ''])('%j is none', (path) => {
    expect(isJsonPath(path)).toBe(false);
  });

  it('knows what it passes through', () => {
    expect(toPrefixes("$.data['x'][0]")).toEqual(['$', '$.data', "$.data['x']", "$.data['x'][0]"]);
  });
});

describe('mapping rules', () => {
  it('takes the first path that holds something', () => {
    expect(contractOf({ 'party.lastName': { first: ['$.surname', '$.lastname'] } }, { surname: ' ', lastname: 'Muster' }).party.lastName).toBe('Muster');
  });

  it('joins what is there', () => {
    const rule = { join: { paths: ['$.a', '$.b', '$.c'], with: '-' } };
    expect(contractOf({ number: rule }, { a: 'V', c: 7 }).number).toBe('V-7');
  });

  it('reads dates and numbers in the style given', () => {
    const rules = {
      start: { path: '$.from', date: 'unixMillis' },
      signedAt: { path: '$.signed', date: 'german' },
      basePrice: { path: '$.base', number: 'germanComma', unit: 'EUR/month', gross: false },
    };
    const contract = contractOf(rules, { from: 1719784800000, signed: '24.12.2024', base: '1.234,50' });
    expect(contract).toMatchObject({ start: '2024-07-01', signedAt: '2024-12-24', basePrice: { amount: '1234.50', unit: 'EUR/month', gross: false } });
  });

  it('pads postcodes and partner codes that came as numbers', () => {
    const rules = { 'deliveryAddress.postcode': { path: '$.zip', pad: 5 }, 'gridOperator.code': { path: '$.code', pad: 13 } };
    const contract = contractOf(rules, { zip: 5123, code: 990000000012 });
    expect([contract.deliveryAddress?.postcode, contract.gridOperator?.code]).toEqual(['05123', '0990000000012']);
  });

  it('joins split phones and takes whole ones, each once', () => {
    const rules = { 'party.phones': { phone: [{ parts: ['$.area', '$.number'], bare49: 'national' }, { parts: ['$.bare'] }] } };
    expect(contractOf(rules, { area: '030', number: '23125001', bare: 493023125001 }).party.phones).toEqual(['+493023125001']);
  });

  it('knows true by the words given', () => {
    const rules = { sepaMandate: { path: '$.sepa', bool: ['J', 1] } };
    expect([{ sepa: 'J' }, { sepa: 1 }, { sepa: 'N' }, {}].map((record) => contractOf(rules, record).sepaMandate)).toEqual([true, true, false, null]);
  });

  it('maps words, and unknown ones to unknown', () => {
    const rules = { status: { path: '$.code', map: { '5000': 'active' } }, energy: { path: '$.kind', map: { S: 'electricity' } } };
    expect(contractOf(rules, { code: 5000, kind: 'S' })).toMatchObject({ status: 'active', energy: 'electricity' });
    expect(contractOf(rules, { code: 1, kind: 'Z' })).toMatchObject({ status: 'unknown', energy: 'unknown' });
  });

  it('makes a missing field null and a missing id malformed, with its path', () => {
    const wire = createRestWire('x', mapping({ start: { path: '$.from' } }));
    expect(wire.contract({ id: 1, customer: 2 }, '$.data', 'contractById').start).toBeNull();
    expect(() => wire.contract({ id: 1 }, '$.data', 'contractById')).toThrow('malformed at $.data.customer');
  });

  it('reads an optional value it cannot read as null, and tells where it is', () => {
    using drift = keepDrift();
    expect(contractOf({ start: { path: '$.from', date: 'iso' } }, { from: 'soon' }).start).toBeNull();
    expect(contractOf({ tenant: { path: '$.tenant' } }, { tenant: { a: 1 } }).tenant).toBeNull();
    expect(drift.messages).toMatchObject([
      { source: 'ERP', path: '$.data.from' },
      { source: 'ERP', path: '$.data.tenant' },
    ]);
  });

  it.each([2 ** 31, '12.5', 'first'])('reads %j as no day of the month', (day) => {
    const rules = { 'monthlyDeposit.amount': { path: '$.amount' }, 'monthlyDeposit.dueDay': { path: '$.day' } };
    expect(contractOf(rules, { amount: '12.50', day }).monthlyDeposit).toEqual({ amount: '12.50', currency: 'EUR', dueDay: null });
  });

  it('reads registers item by item', () => {
    const rules = { 'meter.number': { path: '$.meter' }, 'meter.registers': { path: '$.rows', each: { id: { path: '$.nr' }, obis: { path: '$.obis' } } } };
    expect(contractOf(rules, { meter: '1 QQX 00', rows: [{ nr: 1, obis: '1-0:1.8.0' }] }).meters).toMatchObject([
      { number: '1QQX00', registers: [{ id: '1', obis: '1-0:1.8.0' }] },
    ]);
    expect(contractOf(rules, { meter: '1', rows: [{ nr: 1 }, { obis: 'x' }] }).meters).toMatchObject([{ registers: [{ id: '1' }] }]);
  });

  it('keeps ids beyond 2^53 as the transport read them', () => {
    expect(contractOf({ orderId: { path: '$.order', ids: true } }, { order: '12345678901234567890' }).orderId).toBe('12345678901234567890');
  });
});
