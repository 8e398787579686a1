import { Agent, request } from 'undici';

export interface OtlpTarget {
  /** Of a collector, `http://collector:4318`; spans go to `/v1/traces` there. */
  readonly endpoint: string;
  /** Beside the usual ones: what the collector knows us by. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface SpanSender {
  /** Throws when the collector does not take them. */
  readonly post: (body: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const TIMEOUT_MS = 10_000;

/** OTLP over HTTP in JSON (opentelemetry.io/docs/specs/otlp, "OTLP/HTTP"). */
export const createSpanSender = ({ endpoint, headers }: OtlpTarget): SpanSender => {
  const dispatcher = new Agent({ connections: 1 });
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  return {
    post: async (body) => {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await request(url, { method: 'POST', dispatcher, headers: { 'content-type': 'application/json', ...headers }, body, signal });
      await answer.body.dump();
      if (answer.statusCode >= 300) throw new Error(`the collector answered ${answer.statusCode}`);
    },
    close: () => dispatcher.destroy(),
  };
};
