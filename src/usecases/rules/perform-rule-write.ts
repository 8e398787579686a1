import { NotSent } from '../../domain/not-sent.ts';
import { OutcomeUnknown } from '../../domain/outcome-unknown.ts';
import type { Delivery } from '../../domain/rules/delivery.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { ReadContext } from '../../reader/read.ts';
import type { Performed } from '../writes/perform-write.ts';
import { createWriteContext } from '../writes/write-context.ts';
import { WRITE_KINDS } from '../writes/write-kinds.ts';
import type { WriteParts } from '../writes/write-parts.ts';
import { ownerOf } from './fire-rules.ts';
import { RULE_WRITES } from './rule-writes.ts';

export interface TriedWrite {
  /** hopeless: trying again by itself will not help. */
  readonly result: 'done' | 'failed' | 'hopeless';
  readonly error: string | null;
  readonly writeId: string | null;
  readonly retryAfterMs: number | null;
}

/** Milliseconds one try may take. */
const PATIENCE_MS = 15_000;
/** For writing down what came of it. */
const SPARE_MS = 2000;

/** Brings about what a rule wants, once however often it is tried: the key is the rule and the event. Rejects with what nobody expected. */
export const performRuleWrite = async ({ ruleId, eventId, round, target, content }: Delivery, parts: WriteParts): Promise<TriedWrite> => {
  const write = RULE_WRITES.get(target);
  if (write === undefined) return { result: 'hopeless', error: `There is no write "${target}" any more.`, writeId: null, retryAfterMs: null };
  const deadline = parts.now() + PATIENCE_MS;
  const context = createWriteContext(parts, ownerOf(ruleId), toCall(deadline), deadline + SPARE_MS, WRITE_KINDS);
  const key = [ruleId, eventId, ...(round === 0 ? [] : [round])].join(':');
  try {
    return toTried(await write.perform(content, { key, context }));
  } catch (error) {
    if (error instanceof OutcomeUnknown) return inDoubt(error);
    if (error instanceof SourceError) return { result: 'failed', error: error.message, writeId: null, retryAfterMs: error.retryAfterMs };
    if (error instanceof NotSent) return { result: 'failed', error: error.message, writeId: null, retryAfterMs: null };
    throw error;
  }
};

const inDoubt = ({ message, writeId, askAgainAt }: OutcomeUnknown): TriedWrite => ({
  result: askAgainAt === null ? 'hopeless' : 'failed',
  error: message,
  writeId,
  retryAfterMs: null,
});

const toTried = ({ write, userErrors }: Performed): TriedWrite => {
  const error = userErrors.length === 0 ? null : userErrors.map(({ field, message }) => `${field}: ${message}`).join(' ');
  const isBusy = userErrors.some(({ code }) => code === 'IN_PROGRESS');
  return { result: error === null ? 'done' : isBusy ? 'failed' : 'hopeless', error, writeId: write?.id ?? null, retryAfterMs: null };
};

const toCall = (deadline: number): ReadContext => ({
  signal: new AbortController().signal,
  deadline,
  priority: 'background',
  credential: 'rules',
  policy: { maxAgeMs: null, onlyIfCached: false },
  record: () => undefined,
  served: () => undefined,
});
