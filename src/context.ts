import type { CallContext } from './domain/call.ts';
import type { Principal } from './domain/principal.ts';
import type { SourceStatus } from './domain/source-status.ts';
import type { Loaders, Sources } from './loaders/loaders.ts';

/** What a resolver may use: made anew for every request. */
export interface GraphContext {
  readonly principal: Principal;
  readonly loaders: Loaders;
  readonly sources: Sources;
  readonly call: CallContext;
  readonly sourceStatuses: () => readonly SourceStatus[];
}
