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
}
