import type { Source } from './source.ts';
import type { SourceFailure } from './source-error.ts';

/** How a source has been answering this instance. Times are ISO 8601 UTC. */
export interface SourceStatus {
  readonly name: Source;
  readonly state: 'unused' | 'up' | 'down';
  readonly lastSuccessAt: string | null;
  readonly lastFailureAt: string | null;
  readonly lastFailure: SourceFailure | null;
  readonly callsLastMinute: number;
  readonly failuresLastMinute: number;
  /** Operations whose breaker is open: they failed, and only a probe leaves every few seconds until one answers. */
  readonly openOperations: readonly string[];
}
