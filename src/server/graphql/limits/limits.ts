/** What a document may hold; every one is checked before validation, whose cost grows with them. */
export const LIMITS = {
  /** Lexical tokens. */
  tokens: 2000,
  /** Levels of fields, through fragments; introspection has a limit of its own. */
  depth: 12,
  /** Fields with all fragments put in, wherever they are spread: what is executed, and compiled. */
  fields: 2000,
  /** Aliased fields, `__typename` among them. */
  aliases: 30,
  /** One field in one selection, through fragments. */
  repeated: 50,
  directives: 20,
  /** Fields of the operation itself, through fragments. */
  rootFields: 20,
  /** Defined and inline. */
  fragments: 50,
  /** Pairs of fields that answer under one name at one place: fifty equal fields are 1,225. */
  comparisons: 2500,
  /** Fields of its answer, roughly: the query every tool asks once, and little more. */
  introspection: 200_000,
  operations: 1,
} as const;

export type LimitName = keyof typeof LIMITS;

/** A document that holds more than it may. */
export interface Breach {
  readonly limit: LimitName;
  readonly max: number;
}
