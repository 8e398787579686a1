import type { Followed } from '../transport.ts';

/** An attempt under way; what its transport tells of it and can do with it. */
export interface Attempt extends Followed {
  /** null: it waits for its turn, which says nothing about the source. */
  sentAt: number | null;
  /** Nothing is lost when it is ended before its time. */
  readonly isRead: boolean;
}

/** Calls that were begun and have not ended, of one operation or of all of a source. */
export class UnderWay {
  readonly pending = new Set<Attempt>();
  /** The first sent first. */
  readonly sent = new Set<Attempt>();
  /** When one was answered last. */
  answeredAt = Number.NEGATIVE_INFINITY;

  forget(attempt: Attempt): void {
    this.pending.delete(attempt);
    this.sent.delete(attempt);
  }

  /** Since when `sent` of at least `pending` calls have been under way and none was answered; Infinity: there are fewer. */
  quietSince(pending: number, sent: number): number {
    if (this.pending.size < pending || this.sent.size < sent) return Number.POSITIVE_INFINITY;
    return this.sent
      .values()
      .take(sent)
      .reduce((latest, { sentAt }) => Math.max(latest, sentAt ?? latest), this.answeredAt);
  }
}
