/** How an ERP wants to be convinced, as data (erp.md 4.3). Strategies combine: Powercloud takes a path secret and Basic. */
export type AuthStrategy = FixedStrategy | TokenStrategy;

export type FixedStrategy =
  | { readonly use: 'basic'; readonly user: string; readonly password: string }
  /** The user is sent as `client#user` (erp.md 1.2). */
  | { readonly use: 'basicWithContext'; readonly context: string; readonly separator: string; readonly user: string; readonly password: string }
  | { readonly use: 'header'; readonly name: string; readonly value: string; readonly prefix: string }
  /** Replaces `{name}` in paths. */
  | { readonly use: 'pathSecret'; readonly name: string; readonly value: string }
  /** Sent without `Bearer`. */
  | { readonly use: 'bareToken'; readonly token: string };

export type TokenStrategy = OauthClientCredentials | TwoStep;

export interface OauthClientCredentials {
  readonly use: 'oauthClientCredentials';
  /** Path of the token call, or its whole URL where another host issues tokens. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string | null;
  /** Where id and secret go: `Authorization: Basic` or the form. */
  readonly style: 'header' | 'body';
}

/** A first Basic call answers a token, which later calls send as `Token base64(context#token)` (erp.md 1.2). */
export interface TwoStep {
  readonly use: 'twoStep';
  readonly context: string;
  readonly separator: string;
  readonly user: string;
  readonly password: string;
  readonly loginPath: string;
  /** Where the token is in the answer, `$.data`. */
  readonly tokenAt: string;
  readonly lifetimeSeconds: number;
  readonly scheme: string;
}

export const isTokenStrategy = (strategy: AuthStrategy): strategy is TokenStrategy => strategy.use === 'oauthClientCredentials' || strategy.use === 'twoStep';
