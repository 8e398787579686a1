import type { SourceStatus } from '../../domain/source-status.ts';

/** What the page tells about a source. A breaker is shown where there is one. */
export interface SourceStatusView extends SourceStatus {
  readonly breaker?: 'closed' | 'open' | 'halfOpen';
}
