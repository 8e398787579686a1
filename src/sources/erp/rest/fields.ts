import type { Price } from '../../../domain/contract.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { SourceError } from '../../../domain/source-error.ts';
import { announceDrift } from '../../drift-channel.ts';
import { toDecimal, toDecimalOfGerman, toInteger } from '../decimal.ts';
import { toLocalDate, toLocalDateOfAnyStyle } from '../local-date.ts';
import type { WirePhone } from '../wire-party.ts';
import { wireFlag, wireRaw } from '../wire-values.ts';
import { type FindValues, type Found, findJoined, toFinder } from './find-values.ts';
import type { Rule, Rules } from './rule-schema.ts';

/** One record seen through a mapping. A field without a rule or a value is null, and so is an unreadable one, which is announced. */
export interface Fields {
  /** Required: a missing one is malformed. */
  id(target: string): string;
  text(target: string): string | null;
  texts(target: string): readonly string[];
  decimal(target: string): string | null;
  integer(target: string): number | null;
  date(target: string): string | null;
  flag(target: string): boolean | null;
  price(target: string): Price | null;
  phones(target: string): readonly WirePhone[];
  object(target: string): JsonObject;
  items(target: string): readonly Fields[];
}

/** `at` is the record's place in the answer. */
export type ReadFields = (record: unknown, at: string, operation: string) => Fields;

type Bare49 = WirePhone['bare49'];

interface ReadyRule {
  readonly rule: Rule;
  readonly find: FindValues;
  readonly phones: readonly { readonly find: FindValues; readonly bare49: Bare49 }[];
  readonly readItem: ReadFields;
}

const toReadyRule = (rule: Rule, bare49: Bare49): ReadyRule => ({
  rule,
  find: toFinder(rule),
  phones: (rule.phone ?? []).map((phone) => ({ find: findJoined(phone.parts, ''), bare49: phone.bare49 ?? bare49 })),
  readItem: rule.each === undefined ? (record, at, operation) => new RecordFields(new Map(), record, at, operation, bare49) : createFields(rule.each, bare49),
});

/** Makes a mapping ready: `bare49` is what a bare `49…` means where a rule does not say. */
export const createFields = (rules: Rules, bare49: Bare49): ReadFields => {
  const ready = new Map(Object.entries(rules).map(([target, rule]) => [target, toReadyRule(rule, bare49)]));
  return (record, at, operation) => new RecordFields(ready, record, at, operation, bare49);
};

const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

const padded = (text: string, length: number | undefined): string => (length !== undefined && /^\d+$/.test(text) ? text.padStart(length, '0') : text);

const mapped = (text: string, { map, default: otherwise }: Rule): string | null => (map === undefined ? text : (map[text] ?? otherwise ?? null));

const toNumber = (text: string, { number }: Rule): string | null => (number === 'germanComma' ? toDecimalOfGerman(text) : toDecimal(text));

const toDay = (text: string, { date }: Rule): string | null => (date === undefined ? toLocalDateOfAnyStyle(text) : toLocalDate(text, date));

class RecordFields implements Fields {
  readonly #rules: ReadonlyMap<string, ReadyRule>;
  readonly #record: unknown;
  readonly #at: string;
  readonly #operation: string;
  readonly #bare49: Bare49;

  constructor(rules: ReadonlyMap<string, ReadyRule>, record: unknown, at: string, operation: string, bare49: Bare49) {
    this.#rules = rules;
    this.#record = record;
    this.#at = at;
    this.#operation = operation;
    this.#bare49 = bare49;
  }

  id(target: string): string {
    const text = this.text(target);
    if (text !== null) return text;
    const rule = this.#rules.get(target)?.rule;
    const path = rule?.path ?? rule?.first?.[0] ?? rule?.join?.paths[0] ?? '$';
    throw new SourceError('ERP', this.#operation, 'malformed', { path: this.#at + path.slice(1) });
  }

  text(target: string): string | null {
    return this.texts(target)[0] ?? null;
  }

  texts(target: string): readonly string[] {
    const ready = this.#rules.get(target);
    if (ready === undefined) return [];
    return ready.find(this.#record).flatMap((found) => {
      const text = this.#scalar(found);
      return text === null ? [] : (mapped(padded(text, ready.rule.pad), ready.rule) ?? []);
    });
  }

  decimal(target: string): string | null {
    return this.#read(target, toNumber);
  }

  integer(target: string): number | null {
    return this.#read(target, toInteger);
  }

  date(target: string): string | null {
    return this.#read(target, toDay);
  }

  flag(target: string): boolean | null {
    return this.#read(target, (text, { bool }) => (bool === undefined ? wireFlag.parse(text) : bool.some((value) => String(value) === text)));
  }

  price(target: string): Price | null {
    const amount = this.decimal(target);
    const rule = this.#rules.get(target)?.rule;
    return amount === null || rule?.unit === undefined ? null : { amount, unit: rule.unit, gross: rule.gross ?? true };
  }

  phones(target: string): readonly WirePhone[] {
    const split = (this.#rules.get(target)?.phones ?? []).flatMap(({ find, bare49 }) =>
      find(this.#record).map((found) => ({ text: this.#scalar(found), bare49 })),
    );
    return [...split, ...this.texts(target).map((text) => ({ text, bare49: this.#bare49 }))];
  }

  object(target: string): JsonObject {
    const found = this.#rules.get(target)?.find(this.#record)[0];
    const parsed = wireRaw.safeParse(found?.value);
    return parsed.success ? parsed.data : {};
  }

  items(target: string): readonly Fields[] {
    const ready = this.#rules.get(target);
    if (ready === undefined) return [];
    return ready.find(this.#record).map(({ path, value }, index) => ready.readItem(value, `${this.#at}${path.slice(1)}[${index}]`, this.#operation));
  }

  /** The first value, read. */
  #read<T>(target: string, read: (text: string, rule: Rule) => T | null): T | null {
    const ready = this.#rules.get(target);
    const found = ready?.find(this.#record)[0];
    if (ready === undefined || found === undefined) return null;
    const text = this.#scalar(found);
    const value = text === null ? null : read(text, ready.rule);
    if (text !== null && value === null) this.#announce(found);
    return value;
  }

  #scalar(found: Found): string | null {
    if (isScalar(found.value)) return String(found.value).trim();
    this.#announce(found);
    return null;
  }

  #announce({ path }: Found): void {
    announceDrift({ source: 'ERP', operation: this.#operation, path: this.#at + path.slice(1) });
  }
}
