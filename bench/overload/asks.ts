import type { Pool } from 'undici';

export type Kind = 'graph' | 'facade' | 'webhook' | 'health';

/** One request; `isAnswer` tells the whole answer from one with a part missing. */
export interface Ask {
  readonly kind: Kind;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly isAnswer: (status: number, text: string) => boolean;
}

/** ok: answered as wanted. refused: 503 that says when to ask again. failed: anything else, no answer included. */
export type Outcome = 'ok' | 'refused' | 'failed';

export interface Asked {
  readonly kind: Kind;
  readonly outcome: Outcome;
  /** Milliseconds from when it was due. */
  readonly ms: number;
  /** When it was due, in milliseconds from the start of the load. */
  readonly at: number;
}

export const send = async (pool: Pool, { method, path, headers, body, isAnswer }: Ask): Promise<Outcome> => {
  const answer = await pool.request({ method, path, headers, body });
  const text = await answer.body.text();
  if (isAnswer(answer.statusCode, text)) return 'ok';
  return answer.statusCode === 503 && Number(answer.headers['retry-after']) > 0 ? 'refused' : 'failed';
};

const isOk = (status: number): boolean => status === 200;

export interface Target {
  readonly key: string;
  readonly secret: string;
  readonly reference: readonly {
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
    readonly bytes: number;
  }[];
  readonly contractIds: readonly string[];
}

/** Draws requests, each of any customer or contract. */
export const createDraw = ({ key, secret, reference, contractIds }: Target, random: () => number): Readonly<Record<Kind, () => Ask>> => {
  const anyOf = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('there is nothing to choose from');
    return one;
  };
  const authorization = `Bearer ${key}`;
  const json = { 'content-type': 'application/json' };
  const get = (kind: Kind, path: string): Ask => ({ kind, method: 'GET', path, headers: { authorization }, body: null, isAnswer: isOk });
  return {
    graph: () => {
      const { path, headers, body, bytes } = anyOf(reference);
      return {
        kind: 'graph',
        method: 'POST',
        path,
        headers,
        body,
        isAnswer: (status, text) => status === 200 && text.length >= bytes && !text.includes('"errors":'),
      };
    },
    facade: () => get('facade', `/enneo/contract/${anyOf(contractIds)}`),
    webhook: () => {
      const body = JSON.stringify({ eventId: crypto.randomUUID(), event: 'contract.changed', data: { contractId: anyOf(contractIds) } });
      return {
        kind: 'webhook',
        method: 'POST',
        path: `/webhooks/powercloud/${secret}`,
        headers: json,
        body,
        isAnswer: (status) => status >= 200 && status < 300,
      };
    },
    health: () => get('health', random() < 0.5 ? '/health/live' : '/health/ready'),
  };
};
