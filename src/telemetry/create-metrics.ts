import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Admission, LaneFigures } from '../server/admission/create-admission.ts';
import { ANSWERED_CHANNEL } from '../server/answered-channel.ts';
import { SOURCE_DRIFT_CHANNEL } from '../sources/drift-channel.ts';
import { BREAKER_CHANNEL } from '../sources/resilience/breaker-channel.ts';
import { SOURCE_CALL_CHANNEL } from '../sources/source-channel.ts';
import type { InboxFigures } from '../store/inbox/measure-inbox.ts';
import type { KeptDeletions } from '../store/kept-deletions.ts';
import { WEBHOOK_CHANNEL } from '../webhooks/event-channel.ts';
import { listen, listenFor } from './listen.ts';
import { breakerMessage, driftMessage, isAnsweredMessage, isCallMessage, webhookMessage } from './messages.ts';

/** Seconds. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8];

export interface MetricsOptions {
  readonly readInbox: () => Promise<InboxFigures>;
  readonly readAdmission: Admission['figures'];
  readonly readKeptDeletions: () => Promise<readonly KeptDeletions[]>;
  readonly now: () => number;
}

export interface Metrics {
  /** In Prometheus' text format. */
  readonly read: () => Promise<string>;
  readonly contentType: string;
  readonly close: () => void;
}

/** Counts what is announced on our channels; docs/operations.md says what each figure means. */
export const createMetrics = ({ readInbox, readKeptDeletions, readAdmission, now }: MetricsOptions): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const stops = [watchAnswers(registers), ...watchSources(registers), watchWebhooks(registers)];
  watchInbox(registers, readInbox, now);
  watchAdmission(registers, readAdmission);
  watchSync(registers, readKeptDeletions);
  return {
    read: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => {
      for (const stop of stops) stop();
      registry.clear();
    },
  };
};

const watchAnswers = (registers: Registry[]): (() => void) => {
  const labelNames = ['route', 'method', 'status'] as const;
  const answers = new Histogram({ name: 'busbar_http_seconds', help: 'HTTP answers by route, from head to end', labelNames, buckets: BUCKETS, registers });
  return listenFor(ANSWERED_CHANNEL, isAnsweredMessage, ({ route, method, status, ms }) => {
    answers.observe({ route: route ?? 'none', method, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
  });
};

const watchSources = (registers: Registry[]): readonly (() => void)[] => {
  const labelNames = ['source', 'operation'] as const;
  const calls = new Histogram({
    name: 'busbar_source_call_seconds',
    help: 'Calls to sources, queueing included',
    labelNames: [...labelNames, 'outcome'],
    buckets: BUCKETS,
    registers,
  });
  const breakers = new Gauge({ name: 'busbar_source_breaker_open', help: '1 while an operation is not called because it failed', labelNames, registers });
  const drift = new Counter({ name: 'busbar_source_drift_total', help: 'Values and rows of answers that were unreadable and left out', labelNames, registers });
  return [
    listenFor(SOURCE_CALL_CHANNEL, isCallMessage, ({ call: { source, operation, outcome, ms } }) => calls.observe({ source, operation, outcome }, ms / 1000)),
    listen(BREAKER_CHANNEL, breakerMessage, ({ source, operation, isOpen }) => breakers.set({ source, operation }, isOpen ? 1 : 0)),
    listen(SOURCE_DRIFT_CHANNEL, driftMessage, ({ source, operation }) => drift.inc({ source, operation })),
  ];
};

const watchWebhooks = (registers: Registry[]): (() => void) => {
  const events = new Counter({ name: 'busbar_webhooks_total', help: 'Requests at the webhook doors', labelNames: ['sender', 'outcome'], registers });
  return listen(WEBHOOK_CHANNEL, webhookMessage, ({ sender, outcome }) => events.inc({ sender, outcome }));
};

/** Read when somebody asks: a refusal must cost nothing. */
const watchAdmission = (registers: Registry[], read: Admission['figures']): void => {
  const labelNames = ['lane'] as const;
  const show = (name: string, help: string, toValue: (figures: LaneFigures) => number): void => {
    new Gauge({
      ...{ name, help, labelNames, registers },
      collect() {
        for (const [lane, figures] of Object.entries(read())) this.set({ lane }, toValue(figures));
      },
    });
  };
  show('busbar_http_in_flight', 'Requests under way', ({ inFlight }) => inFlight);
  show('busbar_http_waiting', 'Requests let in that wait for their turn', ({ waiting }) => waiting);
  show('busbar_http_in_flight_limit', 'Requests let in at once at present', ({ limit }) => limit);
  show('busbar_http_refused', 'Requests since the start that were answered 503 because too many were under way', ({ refused }) => refused);
};

/** Read when somebody asks: one statement for the three. */
const watchInbox = (registers: Registry[], readInbox: MetricsOptions['readInbox'], now: () => number): void => {
  let reading: Promise<InboxFigures | null> | null = null;
  const readOnce = (): Promise<InboxFigures | null> => {
    reading ??= readInbox()
      .catch(() => null)
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  const show = (name: string, help: string, toValue: (figures: InboxFigures) => number): void => {
    new Gauge({
      ...{ name, help, registers },
      async collect() {
        const figures = await readOnce();
        if (figures !== null) this.set(toValue(figures));
      },
    });
  };
  show('busbar_inbox_waiting', 'Events whose records were not all read again', ({ waiting }) => waiting);
  show('busbar_inbox_dead', 'Events given up; busbar events list --state dead', ({ dead }) => dead);
  show('busbar_inbox_oldest_seconds', 'Age of the oldest event that waits', ({ oldestWaitingAt }) =>
    oldestWaitingAt === null ? 0 : (now() - oldestWaitingAt) / 1000,
  );
};

const watchSync = (registers: Registry[], readKeptDeletions: MetricsOptions['readKeptDeletions']): void => {
  new Gauge({
    name: 'busbar_sync_kept_deletions',
    help: 'Records the last sync found missing at their source, too many to be believed; busbar sync --accept-deletions',
    labelNames: ['source', 'entity'],
    registers,
    async collect() {
      for (const { source, entity, kept } of await readKeptDeletions().catch(() => [])) this.set({ source, entity }, kept);
    },
  });
};
