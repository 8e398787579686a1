import { setMaxListeners } from 'node:events';
import type { ApolloServer } from '@apollo/server';
import { createSourceEventStream, type FormattedExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { JudgeDocument } from '../limits/judge-document.ts';
import type { PublishErrors } from '../publish-errors.ts';
import { type ContextParts, createRequestContext, type ServerContext, type TakenSubscription } from '../request-context.ts';
import { answerEvent } from './answer-event.ts';
import type { LiveLimits } from './live-limits.ts';
import { isExpired, type Session, SessionExpired } from './session.ts';
import { withinSignal } from './within-signal.ts';

/** What a client sends, by either protocol. */
export const operationRequest = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});
export type OperationRequest = z.infer<typeof operationRequest>;

/** refused: nothing was executed. Answers throw `SessionExpired` and `TooSlow`; `return` ends them at once. */
export type Outcome =
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLFormattedError[] }
  | { readonly kind: 'answers'; readonly answers: AsyncIterableIterator<FormattedExecutionResult> };

export interface OperationParts {
  readonly apollo: ApolloServer<ServerContext>;
  readonly schema: GraphQLSchema;
  readonly context: ContextParts;
  readonly judge: JudgeDocument;
  readonly publishErrors: PublishErrors;
  readonly limits: LiveLimits;
}

/** Runs operations for connections that stay open: queries and mutations as HTTP does, with one answer; subscriptions with one answer an event. */
export type RunOperation = (request: OperationRequest, session: Session, signal: AbortSignal) => Promise<Outcome>;

export const createRunOperation = (parts: OperationParts): RunOperation => {
  const { apollo, context, judge, limits } = parts;
  let open = 0;
  return async ({ query, variables, operationName }, session, signal) => {
    setMaxListeners(0, signal);
    const refusal = judge(query);
    if (refusal !== null) return { kind: 'refused', errors: [refusal] };
    const taken: TakenSubscription[] = [];
    const opens = { isReadOnly: session.isReadOnly, subscription: (one: TakenSubscription) => void taken.push(one) };
    const contextValue = { ...createRequestContext(context, session.principal, session.policy, signal), opens };
    const request = { query, variables: variables ?? undefined, operationName: operationName ?? undefined };
    const { body } = await apollo.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new Error('An answer came in parts, which nobody asked for.');
    const [subscription] = taken;
    if (subscription === undefined) return toOutcome(body.singleResult);
    if (open >= limits.subscriptions) return { kind: 'refused', errors: [TOO_MANY] };
    open += 1;
    const end = once(() => (open -= 1));
    const outcome = await subscribe(parts, subscription, contextValue, session, signal, end);
    if (outcome.kind === 'refused') end();
    return outcome;
  };
};

const TOO_MANY = { message: 'This instance serves as many subscriptions as it can; try again later.', extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } };

const once = (run: () => void): (() => void) => {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
};

const toOutcome = (result: FormattedExecutionResult): Outcome =>
  result.data === undefined ? { kind: 'refused', errors: result.errors ?? [] } : { kind: 'answers', answers: onlyOne(result) };

async function* onlyOne<T>(one: T): AsyncGenerator<T, undefined> {
  yield one;
}

const subscribe = async (
  { schema, context, publishErrors }: OperationParts,
  subscription: TakenSubscription,
  contextValue: ServerContext,
  session: Session,
  signal: AbortSignal,
  end: () => void,
): Promise<Outcome> => {
  const stream = await createSourceEventStream({ ...subscription, schema, contextValue });
  if (!(Symbol.asyncIterator in stream)) return { kind: 'refused', errors: publishErrors(stream.errors ?? [], subscription.document) };
  const source = stream[Symbol.asyncIterator]();
  const stop = async (): Promise<IteratorResult<never>> => {
    end();
    await source.return?.();
    return { done: true, value: undefined };
  };
  if (signal.aborted) await stop();
  signal.addEventListener('abort', () => void stop(), { once: true });
  const answers: AsyncIterableIterator<FormattedExecutionResult> = {
    next: async () => {
      const { done, value } = await source.next().catch((error: unknown) => {
        end();
        throw error;
      });
      if (done) return stop();
      if (isExpired(session, context.now())) {
        await stop();
        throw new SessionExpired('the session ran out');
      }
      const answer = await withinSignal(signal, (eventSignal) => {
        const eventContext = createRequestContext(context, session.principal, USUAL, eventSignal);
        return answerEvent({ ...subscription, schema, rootValue: value, contextValue: eventContext }, publishErrors);
      });
      return { done: false, value: answer };
    },
    return: stop,
    [Symbol.asyncIterator]: () => answers,
  };
  return { kind: 'answers', answers };
};

/** The header of a stream says nothing of each of its events. */
const USUAL = { maxAgeMs: null, onlyIfCached: false };
