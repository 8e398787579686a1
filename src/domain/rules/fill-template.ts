import type { Json, JsonObject } from '../json.ts';
import { valueAt } from './value-at.ts';

const WHOLE = /^\{\{\s*([\w.]+)\s*\}\}$/;
const PART = /\{\{\s*([\w.]+)\s*\}\}/g;

/** The paths a template asks for. */
export const pathsOf = (template: Json): readonly string[] => {
  if (typeof template === 'string') return [...template.matchAll(PART)].map(([, path = '']) => path);
  return typeof template === 'object' && template !== null ? Object.values(template).flatMap(pathsOf) : [];
};

/** A text that is one placeholder becomes the value itself, whatever its type; within a text, values are written out. What is not there or null is left out. */
export const fillTemplate = (template: JsonObject, facts: object): JsonObject =>
  Object.fromEntries(
    Object.entries(template).flatMap(([name, part]) => {
      const value = fill(part, facts);
      return value === null && part !== null ? [] : [[name, value]];
    }),
  );

const fill = (template: Json, facts: object): Json => {
  if (typeof template === 'string') return fillText(template, facts);
  if (typeof template !== 'object' || template === null) return template;
  return isList(template) ? template.map((part) => fill(part, facts)).filter((value) => value !== null) : fillTemplate(template, facts);
};

const isList = (template: readonly Json[] | JsonObject): template is readonly Json[] => Array.isArray(template);

const fillText = (template: string, facts: object): Json => {
  const [, path] = WHOLE.exec(template) ?? [];
  return path === undefined ? template.replace(PART, (_all, part: string) => toText(valueAt(facts, part))) : toJson(valueAt(facts, path));
};

const toText = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const toJson = (value: unknown): Json => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
