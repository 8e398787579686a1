import { describe, expect, it } from 'vitest';
import { fillTemplate, pathsOf } from '../../../src/domain/rules/fill-template.ts';
import { isEcho } from '../../../src/domain/rules/is-echo.ts';
import { meets } from '../../../src/domain/rules/meets.ts';
import type { Condition } from '../../../src/domain/rules/rule.ts';

const FACTS = {
  installId: '7',
  details: { status: 'On Hold', statusId: '4', title: null, count: 0, isFinal: false },
  record: { tagIds: ['1', '22'], text: 'a {{b}}' },
};

describe('a condition', () => {
  it.each<readonly [boolean, Condition]>([
    [true, { value: 'details.status', equals: 'On Hold' }],
    [false, { value: 'details.status', equals: 'on hold' }],
    [false, { value: 'details.statusId', equals: 4 }],
    [true, { value: 'details.count', equals: 0 }],
    [true, { value: 'details.title', equals: null }],
    [true, { value: 'details.nothing', equals: null }],
    [true, { value: 'details.isFinal', equals: false }],
    [true, { value: 'details.status', oneOf: ['Voided', 'On Hold'] }],
    [false, { value: 'details.status', oneOf: ['Voided'] }],
    [true, { value: 'details.count', exists: true }],
    [false, { value: 'details.title', exists: true }],
    [true, { value: 'details.title', exists: false }],
    [true, { value: 'details.status.length', exists: false }],
    [true, { value: 'details.toString', exists: false }],
    [true, { value: 'details.__proto__', exists: false }],
    [true, { value: 'details.status', contains: 'Hold' }],
    [false, { value: 'details.count', contains: '0' }],
    [true, { value: 'record.tagIds', contains: '22' }],
    [false, { value: 'record.tagIds', contains: '2' }],
    [true, { value: 'record.tagIds.1', equals: '22' }],
  ])('is %s of %o', (expected, condition) => {
    expect(meets(condition, FACTS)).toBe(expected);
  });
});

describe('a template', () => {
  it('takes values as they are where it is nothing but a path, and as words within a text', () => {
    const template = {
      id: '{{installId}}',
      count: '{{ details.count }}',
      words: 'is {{details.status}} ({{details.count}})',
      tags: '{{record.tagIds}}',
      fixed: [1, 'two'],
    };
    expect(fillTemplate(template, FACTS)).toEqual({ id: '7', count: 0, words: 'is On Hold (0)', tags: ['1', '22'], fixed: [1, 'two'] });
  });

  it('leaves out what is not there, and keeps a null that was written', () => {
    expect(
      fillTemplate(
        { gone: '{{details.nothing}}', none: '{{details.title}}', words: '[{{details.title}}]', kept: null, list: ['{{installId}}', '{{nobody}}'] },
        FACTS,
      ),
    ).toEqual({
      words: '[]',
      kept: null,
      list: ['7'],
    });
  });

  it('never fills in what a value says', () => {
    expect(fillTemplate({ text: '{{record.text}}!' }, { ...FACTS, b: 'secret' })).toEqual({ text: 'a {{b}}!' });
  });

  it('says which paths it asks for, however deep', () => {
    expect(pathsOf({ a: '{{x.y}} {{z}}', b: [{ c: '{{w}}' }], d: 1 })).toEqual(['x.y', 'z', 'w']);
  });
});

it('knows a write coming back by what it wanted', () => {
  const install = { id: '7', status: { id: '4', name: 'On Hold' } };
  expect(isEcho({ statusId: '4' }, install)).toBe(true);
  expect(isEcho({ statusId: '1' }, install)).toBe(false);
  expect(isEcho({ text: 'so' }, { text: 'so', id: 'n' })).toBe(true);
  expect(isEcho({ statusId: '4' }, { text: 'a note of the install' })).toBe(false);
  expect(isEcho({ tagIds: ['1', '2'], status: 'open' }, { tagIds: ['2', '1'], status: 'open', priority: 'high' })).toBe(true);
});
