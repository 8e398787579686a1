import { OutcomeUnknown } from '../../domain/outcome-unknown.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { UserError } from '../../domain/user-error.ts';
import type { Write } from '../../domain/write.ts';
import { outcomeOf } from './outcome-of.ts';
import { resolveWrite } from './resolve-write.ts';
import { showEffect } from './show-effect.ts';
import type { WriteContext } from './write-context.ts';
import type { WriteKind } from './write-kind.ts';

/** Is told of a write as soon as more of it is known. */
export type Follow = (write: Write) => void;

/** Sends a write whose intent is committed, once, and writes down what became of it. Throws the source's error, or `OutcomeUnknown`. */
export const sendWrite = async (kind: WriteKind, write: Write, context: WriteContext, follow: Follow): Promise<Write> => {
  const { store, now } = context;
  const outcome = { userErrors: [], settlesAt: write.settlesAt, checkAt: null };
  try {
    const resultId = await kind.send(write, context);
    const done = await store.writes.finish(write, { ...outcome, state: 'done', resultId, at: now() });
    follow(done);
    await showEffect(kind, done, context);
    return done;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return afterFailure(kind, write, error, context);
  }
};

const afterFailure = async (kind: WriteKind, write: Write, error: SourceError, context: WriteContext): Promise<Write> => {
  const { store, now, settleMs } = context;
  const state = outcomeOf(error);
  const at = now();
  const userErrors = state === 'rejected' ? [toUserError(error)] : [];
  const [settlesAt, checkAt] = state === 'unknown' ? [at + settleMs, at + settleMs] : [at, null];
  const finished = await store.writes.finish(write, { state, resultId: null, userErrors, at, settlesAt, checkAt });
  if (finished.state === 'failed') throw error;
  if (finished.state !== 'unknown') return finished;
  return lookAtOnce(kind, finished, context);
};

/** Where the deadline leaves time for it, the effect may be seen already. */
const lookAtOnce = async (kind: WriteKind, write: Write, context: WriteContext): Promise<Write> => {
  const resolved = context.now() < context.call.deadline ? await resolveWrite(write, context) : write;
  if (resolved.state === 'done') return resolved;
  await showEffect(kind, resolved, context);
  throw new OutcomeUnknown(resolved.id, resolved.checkAt);
};

const NAMES = { ENERFLO: 'Enerflo', ENNEO: 'Enneo', ERP: 'The ERP' } as const;

const toUserError = ({ source, status }: SourceError): UserError => ({
  field: 'input',
  code: 'REJECTED',
  message: `${NAMES[source]} refused this${status === null ? '' : ` (${status})`}, and nothing was changed. Check the values; some changes can only be made in its own pages.`,
});
