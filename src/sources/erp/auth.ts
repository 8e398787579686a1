import { z } from 'zod';
import type { CallContext } from '../../domain/call.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { SourceRequest, Transport } from '../transport.ts';
import { createAccessToken, type FetchedToken } from './access-token.ts';
import { type AuthStrategy, isTokenStrategy, type OauthClientCredentials, type TokenStrategy } from './auth-strategy.ts';
import { readPath } from './json-path.ts';
import { parseWire } from './parse-wire.ts';

export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  /** Puts path secrets in. The result is secret, the template stays as it is. */
  readonly fillPath: (path: string) => string;
}

/** Runs a call with the ERP's credentials; when a token is refused with 401, fetches another and runs the call once more. */
export type Authorize = <T>(call: CallContext, run: (credentials: Credentials) => Promise<T>) => Promise<T>;

export interface AuthDeps {
  /** Where tokens come from. */
  readonly transport: Transport;
  readonly now: () => number;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const basic = (user: string, password: string): string => `Basic ${base64(`${user}:${password}`)}`;

const fixedHeaders = (strategy: AuthStrategy): Record<string, string> => {
  switch (strategy.use) {
    case 'basic':
      return { authorization: basic(strategy.user, strategy.password) };
    case 'basicWithContext':
      return { authorization: basic(`${strategy.context}${strategy.separator}${strategy.user}`, strategy.password) };
    case 'header':
      return { [strategy.name.toLowerCase()]: strategy.prefix + strategy.value };
    case 'bareToken':
      return { authorization: strategy.token };
    default:
      return {};
  }
};

const wireToken = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(3600) });

const tokenRequest = (strategy: OauthClientCredentials): SourceRequest => {
  const url = new URL(strategy.tokenUrl, 'http://token');
  const scope: Record<string, string> = strategy.scope === null ? {} : { scope: strategy.scope };
  const inForm: Record<string, string> = strategy.style === 'body' ? { client_id: strategy.clientId, client_secret: strategy.clientSecret } : {};
  return {
    operation: 'token',
    method: 'POST',
    isRead: true,
    path: url.pathname + url.search,
    template: url.pathname,
    headers: { accept: 'application/json', ...(strategy.style === 'header' ? { authorization: basic(strategy.clientId, strategy.clientSecret) } : {}) },
    form: { grant_type: 'client_credentials', ...scope, ...inForm },
  };
};

const fetchToken = async (strategy: TokenStrategy, path: (path: string) => string, transport: Transport, call: CallContext): Promise<FetchedToken> => {
  if (strategy.use === 'oauthClientCredentials') {
    const { body } = await transport.send(tokenRequest(strategy), call);
    const token = parseWire(wireToken, body, '$', 'token');
    return { value: token.access_token, lifetimeMs: token.expires_in * 1000 };
  }
  const authorization = basic(`${strategy.context}${strategy.separator}${strategy.user}`, strategy.password);
  const request: SourceRequest = {
    operation: 'token',
    method: 'GET',
    path: path(strategy.loginPath),
    template: strategy.loginPath,
    headers: { authorization },
  };
  const { body } = await transport.send(request, call);
  return { value: parseWire(z.string().min(1), readPath(strategy.tokenAt, body), strategy.tokenAt, 'token'), lifetimeMs: strategy.lifetimeSeconds * 1000 };
};

const tokenHeader = (strategy: TokenStrategy, token: string): string =>
  strategy.use === 'twoStep' ? `${strategy.scheme} ${base64(`${strategy.context}${strategy.separator}${token}`)}` : `Bearer ${token}`;

const isRefused = (error: unknown): boolean => error instanceof SourceError && error.failure === 'rejected' && error.status === 401;

export const createAuth = (strategies: readonly AuthStrategy[], { transport, now }: AuthDeps): Authorize => {
  const fixed = Object.assign({}, ...strategies.map(fixedHeaders));
  const secrets = strategies.filter((strategy) => strategy.use === 'pathSecret');
  const fillPath = (path: string): string => secrets.reduce((filled, { name, value }) => filled.replaceAll(`{${name}}`, encodeURIComponent(value)), path);
  const strategy = strategies.find(isTokenStrategy);
  if (strategy === undefined) return (_call, run) => run({ headers: fixed, fillPath });

  const token = createAccessToken((call) => fetchToken(strategy, fillPath, transport, call), now);
  return async (call, run) => {
    const runWith = (value: string) => run({ headers: { ...fixed, authorization: tokenHeader(strategy, value) }, fillPath });
    const first = await token.current(call);
    try {
      return await runWith(first);
    } catch (error) {
      if (!isRefused(error)) throw error;
      return runWith(await token.renewed(first, call));
    }
  };
};
