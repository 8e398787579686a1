import type { SourceName } from '../support/stack.ts';
import type { FaultName } from './faults.ts';

export const DOORS = ['graph query', 'facade', 'sync', 'event job'] as const;
export type Door = (typeof DOORS)[number];

/** One field of the matrix. */
export interface Cell {
  readonly fault: FaultName;
  readonly source: SourceName;
  readonly door: Door;
}

/** What was seen in it. */
export interface Seen {
  /** Calls that met the fault; null: they are refused before anybody can count them. */
  readonly hits: number | null;
  /** Milliseconds after its deadline at which the slowest request was answered; null: nobody waited. */
  readonly lateMs: number | null;
  /** What should not have been, in words. */
  readonly problems: readonly string[];
}

/** Milliseconds a request may outlive its deadline. */
export const GRACE_MS = 50;

/** Text of an upstream, addresses and credentials: never to be told. */
export const FORBIDDEN = /upstream-secret|127\.0\.0\.1|sandbox-|ECONN|<html|at .*\.(ts|js):\d+/i;

/** The sentences whose condition does not hold. */
export const unless = (...rules: readonly (readonly [holds: boolean, otherwise: string])[]): readonly string[] =>
  rules.flatMap(([holds, otherwise]) => (holds ? [] : [otherwise]));
