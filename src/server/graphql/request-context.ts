import type { GraphContext } from '../../context.ts';
import type { Principal } from '../../domain/principal.ts';
import { createLoaders, type Sources } from '../../loaders/loaders.ts';
import type { SourceMonitor } from '../../telemetry/source-monitor.ts';
import { type CallLog, createCallLog } from './call-log.ts';

/** What the server itself needs beside what resolvers may use. */
export interface ServerContext extends GraphContext {
  readonly log: CallLog;
}

export interface ContextParts {
  readonly sources: Sources;
  readonly monitor: SourceMonitor;
  /** Milliseconds a request may take. */
  readonly deadlineMs: number;
  readonly now: () => number;
}

export const createRequestContext = ({ sources, monitor, deadlineMs, now }: ContextParts, principal: Principal, signal: AbortSignal): ServerContext => {
  const log = createCallLog(now);
  const call = {
    signal,
    deadline: now() + deadlineMs,
    priority: 'people',
    record: (made) => {
      log.record(made);
      monitor.watch(made);
    },
  } satisfies GraphContext['call'];
  return { principal, sources, call, log, loaders: createLoaders(sources, call), sourceStatuses: monitor.statuses };
};
