import type { CallContext, SourceCall } from '../../src/domain/call.ts';

export interface TestCall extends CallContext {
  readonly recorded: SourceCall[];
  readonly abort: () => void;
}

/** A call as a request would make it, keeping what it is told. */
export const createCall = (overrides: Partial<Pick<CallContext, 'deadline' | 'priority'>> = {}): TestCall => {
  const controller = new AbortController();
  const recorded: SourceCall[] = [];
  return {
    signal: controller.signal,
    deadline: Date.now() + 8000,
    priority: 'people',
    record: (call) => recorded.push(call),
    ...overrides,
    recorded,
    abort: () => controller.abort(),
  };
};
