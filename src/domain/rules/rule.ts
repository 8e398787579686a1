import type { EventType } from '../events/change-event.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Secret } from '../secret.ts';

/** Of one value, named by its path: `details.status`. */
export type Condition =
  | { readonly value: string; readonly equals: Json }
  | { readonly value: string; readonly oneOf: readonly Json[] }
  | { readonly value: string; readonly exists: boolean }
  /** A part of a text, or an item of a list. */
  | { readonly value: string; readonly contains: string };

/** Values may hold `{{paths}}`. */
export type Action =
  | { readonly kind: 'write'; readonly operation: string; readonly input: JsonObject }
  /** `data` null: what the event itself says. */
  | { readonly kind: 'webhook'; readonly webhook: string; readonly data: JsonObject | null };

export interface Rule {
  readonly id: string;
  readonly when: readonly EventType[];
  /** All of them. */
  readonly conditions: readonly Condition[];
  readonly action: Action;
}

/** Where events are posted to. */
export interface WebhookTarget {
  readonly url: string;
  /** Each signs: two while one replaces the other. */
  readonly secrets: readonly Secret[];
}

export interface Rules {
  readonly rules: readonly Rule[];
  readonly webhooks: ReadonlyMap<string, WebhookTarget>;
}

export const NO_RULES: Rules = { rules: [], webhooks: new Map() };
