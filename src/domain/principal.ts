/** `graph:read` queries · `graph:write` mutations · `operate` dead letters, candidates · `enneo:facade` the REST facade. */
export const SCOPES = ['graph:read', 'graph:write', 'operate', 'enneo:facade'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly kind: 'apiKey' | 'jwt';
  readonly scopes: ReadonlySet<string>;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number | null;
}
