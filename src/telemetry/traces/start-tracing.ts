import { createSpanSender, type OtlpTarget } from '../../sources/otlp/post-spans.ts';
import { createTracing } from './create-tracing.ts';
import { toExport } from './span.ts';
import { createSpanQueue, type SpanQueueParts } from './span-queue.ts';

export interface TracingSettings extends OtlpTarget {
  readonly serviceName: string;
  /** Of requests that come without a `traceparent`, the share that is traced, 0 to 1. */
  readonly ratio: number;
}

/** Traces what happens from now on, and sends it to a collector. Answers how to stop. */
export const startTracing = (settings: TracingSettings, log: SpanQueueParts['log'], now: () => number): (() => Promise<void>) => {
  const sender = createSpanSender(settings);
  const queue = createSpanQueue({ send: (spans) => sender.post(toExport(spans, settings.serviceName)), log });
  const stop = createTracing({ add: queue.add, ratio: settings.ratio, now, random: Math.random });
  return async () => {
    stop();
    await queue.close();
    await sender.close();
  };
};
