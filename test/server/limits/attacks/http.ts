import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Agent, request } from 'undici';
import type { Attack, Outcome, Target } from './attack.ts';

const agent = new Agent({ connections: 50, pipelining: 1, bodyTimeout: 120_000, headersTimeout: 120_000, maxHeaderSize: 64 * 1024 });

export const GRAPHQL_JSON = 'application/graphql-response+json';
export const headersFor = ({ key }: Target): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${key}`,
  'content-type': 'application/json',
  accept: GRAPHQL_JSON,
});

export interface Shot {
  readonly method?: string;
  readonly path?: string;
  /** Beside the usual ones, or instead of them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | Iterable<Buffer>;
}

/** The error's code, or its words at the webhook doors, which have none. */
export const codeIn = (body: string): string => /"(?:code|error)":"([^"]*)"/.exec(body)?.[1] ?? (body === '' || body === '0' ? 'nothing' : body.slice(0, 60));

export const send = async (target: Target, { method = 'POST', path = '/graphql', headers, body }: Shot): Promise<Outcome> => {
  const answer = await request(target.url + path, {
    method,
    dispatcher: agent,
    headers: { ...headersFor(target), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' || Buffer.isBuffer(body) ? body : Readable.from(body) }),
  });
  return `${answer.statusCode} ${codeIn(await answer.body.text())}`;
};

type Plan = Omit<Attack, 'make'>;

/** One request. */
export const asRequest = (plan: Plan, shoot: (size: number, salt: string) => Shot): Attack => ({
  ...plan,
  make: (size, salt) => {
    const shot = shoot(size, salt);
    return async (target) => [await send(target, shot)];
  },
});

export const asBody = (plan: Plan, body: (size: number, salt: string) => unknown): Attack =>
  asRequest(plan, (size, salt) => ({ body: JSON.stringify(body(size, salt)) }));

/** One document, with variables where it takes some. */
export const asDocument = (plan: Plan, query: (size: number, salt: string) => string, variables?: (size: number, salt: string) => unknown): Attack =>
  asBody(plan, (size, salt) => ({ query: query(size, salt), ...(variables !== undefined && { variables: variables(size, salt) }) }));

/** Bytes on a bare socket; every answer that came back. `{key}` stands for the key. */
export const asBytes = (plan: Plan, bytes: (size: number, salt: string) => string | Buffer): Attack => ({
  ...plan,
  make: (size, salt) => {
    const sent = bytes(size, salt);
    return async (target) => {
      const socket = connect(Number(new URL(target.url).port), '127.0.0.1');
      socket.write(typeof sent === 'string' ? sent.replaceAll('{key}', target.key) : sent);
      const answers = (await text(socket).catch(() => '')).split(/^(?=HTTP\/1\.1 \d)/m).filter(Boolean);
      return answers.map((answer) => `${answer.slice('HTTP/1.1 '.length, 'HTTP/1.1 '.length + 3)} ${codeIn((answer.split('\r\n\r\n')[1] ?? '').trim())}`);
    };
  },
});

/** So many requests at once. */
export const asFlood = (plan: Plan, shoot: (index: number, salt: string) => Shot): Attack => ({
  ...plan,
  make: (size, salt) => {
    const shots = Array.from({ length: size }, (_, index) => shoot(index, salt));
    return (target) => Promise.all(shots.map((shot) => send(target, shot)));
  },
});
