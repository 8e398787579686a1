import { setTimeout as wait } from 'node:timers/promises';
import { BadInput } from '../../domain/bad-input.ts';
import type { JsonObject } from '../../domain/json.ts';
import { NotSent } from '../../domain/not-sent.ts';
import { OutcomeUnknown } from '../../domain/outcome-unknown.ts';
import type { UserError } from '../../domain/user-error.ts';
import { isOpen, type Write } from '../../domain/write.ts';
import { hashInput } from './hash-input.ts';
import { inTime } from './in-time.ts';
import { isAlreadySo } from './judge-effect.ts';
import { resolveWrite } from './resolve-write.ts';
import { type Follow, sendWrite } from './send-write.ts';
import type { WriteContext } from './write-context.ts';
import type { WriteKind } from './write-kind.ts';

/** A write that is ready to be sent. */
export interface Prepared {
  readonly input: object;
  /** What there is now of `after`; null: no such thing yet. */
  readonly before: JsonObject | null;
  /** What will be to be seen. */
  readonly after: JsonObject;
  /** The id of what will be written, where it is known before. */
  readonly resultId: string | null;
  /** It does something that `after` does not show, so it is sent even if all of `after` is so already. */
  readonly hasMore?: boolean;
}

export interface WantedWrite {
  readonly idempotencyKey: string | null;
  /** What the caller gave: the same key must come with the same. */
  readonly given: object;
  /** Writes of one lane are sent one after the other: what is one thing at the source. */
  readonly lane: string;
  readonly entity: string;
  readonly entityId: string;
  /** Checks it against the source as it is now. */
  prepare(): Promise<Prepared | readonly UserError[]>;
}

export interface Performed {
  /** null when there are errors and nothing was sent. */
  readonly write: Write | null;
  readonly userErrors: readonly UserError[];
}

const MAX_KEY_LENGTH = 200;
const FIRST_PAUSE_MS = 10;
const MAX_PAUSE_MS = 200;

/**
 * Brings a write about, once: the same key with the same input answers what the first one brought, also while that is still under way.
 * What fails before it leaves may be tried again with the same key. Throws `SourceError` or `NotSent` (nothing happened), or `OutcomeUnknown`: by
 * `answerBy` at the latest, whatever hangs.
 */
export const performWrite = (kind: WriteKind, wanted: WantedWrite, context: WriteContext): Promise<Performed> => {
  let known: Write | null = null;
  const follow: Follow = (write) => {
    known = write;
  };
  return inTime(tryUntilDeadline(kind, wanted, context, follow), context.answerBy - context.now(), () => answerLate(known));
};

const tryUntilDeadline = async (kind: WriteKind, wanted: WantedWrite, context: WriteContext, follow: Follow): Promise<Performed> => {
  checkKey(wanted.idempotencyKey);
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
    const tried = await inTurn(wanted, context, () => tryOnce(kind, wanted, context, follow));
    if ('begun' in tried) return send(kind, tried.begun, context, follow);
    if (!('waitsFor' in tried)) return tried;
    if (context.now() + pauseMs >= context.call.deadline) return giveUp(tried.waitsFor, wanted, context);
    await wait(pauseMs);
  }
};

/** Who comes with a key that somebody has come with just now finds what that one began, instead of preparing the same. */
const inTurn = <T>({ idempotencyKey }: WantedWrite, { owner, turns }: WriteContext, work: () => Promise<T>): Promise<T> =>
  idempotencyKey === null ? work() : turns.take(`${owner} ${idempotencyKey}`, work);

interface Waiting {
  readonly waitsFor: Write | null;
}

interface Begun {
  readonly begun: Write;
}

/** `sentUntil` lies before `answerBy`: what had not begun by then will not be sent any more. */
const answerLate = (write: Write | null): Performed => {
  if (write === null || write.state === 'failed') throw new NotSent();
  if (write.state === 'pending' || write.state === 'unknown') throw new OutcomeUnknown(write.id, write.checkAt === null ? null : write.settlesAt);
  return { write, userErrors: write.userErrors };
};

const tryOnce = async (kind: WriteKind, wanted: WantedWrite, context: WriteContext, follow: Follow): Promise<Performed | Waiting | Begun> => {
  const { store, owner } = context;
  const { idempotencyKey, lane } = wanted;
  const first = idempotencyKey === null ? null : await store.writes.ofKey(owner, idempotencyKey);
  if (first !== null && first.inputHash !== hashInput(kind.operation, wanted.given)) return refuse('idempotencyKey', 'KEY_REUSED', REUSED);
  if (first !== null) follow(first);
  const known = first === null ? null : await resolveWrite(first, context);
  if (known !== null && known.state !== 'failed') return answerAgain(known);
  const open = await store.writes.openOfLane(lane);
  const other = open === null ? null : await resolveWrite(open, context);
  if (other?.state === 'unknown' && isOpen(other)) return refuse('input', 'IN_PROGRESS', inDoubt(other));
  if (other !== null && isOpen(other)) return { waitsFor: other };
  const prepared = await wanted.prepare();
  return 'input' in prepared ? begin(kind, wanted, prepared, context, follow) : { write: null, userErrors: prepared };
};

const answerAgain = (known: Write): Performed | Waiting => {
  if (known.state === 'pending') return { waitsFor: known };
  if (known.state === 'unknown') throw new OutcomeUnknown(known.id, known.checkAt);
  return { write: known, userErrors: known.userErrors };
};

const begin = async (kind: WriteKind, wanted: WantedWrite, prepared: Prepared, context: WriteContext, follow: Follow): Promise<Waiting | Begun> => {
  const { store, owner, now, newId, settleMs, call } = context;
  const { idempotencyKey, given, lane, entity, entityId } = wanted;
  const { input, before, after, resultId, hasMore = false } = prepared;
  const state = isAlreadySo(prepared) && !hasMore ? 'done' : 'pending';
  const begun = await store.writes.begin({
    ...{ id: newId(), owner, idempotencyKey, operation: kind.operation, lane, entity, entityId, inputHash: hashInput(kind.operation, given) },
    ...{ input, before, after, state, resultId, createdAt: now(), sentUntil: call.deadline, settlesAt: call.deadline + settleMs },
  });
  if (begun === null) return { waitsFor: null };
  follow(begun);
  return { begun };
};

const send = async (kind: WriteKind, begun: Write, context: WriteContext, follow: Follow): Promise<Performed> => {
  const write = begun.state === 'done' ? begun : await sendWrite(kind, begun, context, follow);
  return { write, userErrors: write.userErrors };
};

const checkKey = (key: string | null): void => {
  if (key !== null && (key.length === 0 || key.length > MAX_KEY_LENGTH || !/^[\x20-\x7e]+$/.test(key)))
    throw new BadInput('idempotencyKey', `must have 1 to ${MAX_KEY_LENGTH} printable ASCII characters; a UUID is a good one`);
};

const giveUp = (waitsFor: Write | null, { idempotencyKey }: WantedWrite, { owner }: WriteContext): Performed => {
  if (waitsFor !== null && waitsFor.owner === owner && waitsFor.idempotencyKey !== null && waitsFor.idempotencyKey === idempotencyKey)
    throw new OutcomeUnknown(waitsFor.id, waitsFor.settlesAt);
  return refuse('input', 'IN_PROGRESS', 'Another write to the same thing is under way, and nothing was sent; try again.');
};

const REUSED = 'This key was used for another input within the last 30 days. Take a new key, or send the input it was used with.';

const inDoubt = ({ settlesAt }: Write): string =>
  `The outcome of an earlier write to the same thing is not known yet, so nothing was sent; try again after ${new Date(settlesAt).toISOString()}.`;

const refuse = (field: string, code: UserError['code'], message: string): Performed => ({ write: null, userErrors: [{ field, code, message }] });
