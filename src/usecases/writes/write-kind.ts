import type { z } from 'zod';
import type { JsonObject } from '../../domain/json.ts';
import type { Write } from '../../domain/write.ts';
import type { WriteAccess } from './write-parts.ts';

/** What is to be seen at the source of the thing that was written. */
export interface Seen {
  readonly id: string | null;
  readonly state: JsonObject;
}

/** One kind of write: how it is sent, how its effect is found, and what is out of date after it. */
export interface WriteKind {
  /** `addInstallNote` */
  readonly operation: string;
  /** Sends it, once. Answers the id of what was written where the source says it. */
  send(write: Write, access: WriteAccess): Promise<string | null>;
  /** Reads at the source what became of it; null: there is no such thing. Throws `SourceError` when nobody can tell. */
  look(write: Write, access: WriteAccess): Promise<Seen | null>;
  /** Nothing that was read of it before counts any more, here and in other instances. */
  expire(write: Write, access: WriteAccess): Promise<void>;
  /** Reads anew what people will ask for next, so that the mirror holds it. A source that does not answer costs only that. */
  renew(write: Write, access: WriteAccess): Promise<void>;
}

export interface WriteOf<Input> {
  readonly operation: string;
  /** What is kept of a write must be readable after a restart, and by another instance. */
  readonly input: z.ZodType<Input>;
  send(input: Input, access: WriteAccess, write: Write): Promise<string | null>;
  look(input: Input, access: WriteAccess, write: Write): Promise<Seen | null>;
  expire(input: Input, access: WriteAccess, write: Write): Promise<void>;
  renew(input: Input, access: WriteAccess, write: Write): Promise<void>;
}

export const defineWrite = <Input>({ operation, input, send, look, expire, renew }: WriteOf<Input>): WriteKind => ({
  operation,
  send: (write, access) => send(input.parse(write.input), access, write),
  look: (write, access) => look(input.parse(write.input), access, write),
  expire: (write, access) => expire(input.parse(write.input), access, write),
  renew: (write, access) => renew(input.parse(write.input), access, write),
});
