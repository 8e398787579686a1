import type { Equipment } from './install.ts';
import type { JsonObject } from './json.ts';

/** Something before and after a change order; null: there was none, or is none. */
export interface Changed<T> {
  readonly old: T | null;
  readonly new: T | null;
}

export interface OrderedPanel extends Equipment {
  readonly id: string | null;
}

export interface Battery {
  readonly id: string | null;
  readonly name: string | null;
  readonly model: string | null;
  readonly capacityKwh: number | null;
  readonly quantity: number | null;
}

/** `cost` is in US dollars, a decimal. `isActive` decides nothing: Enerflo's own sample shows new adders that are not (W17). */
export interface Adder {
  readonly id: string;
  readonly name: string | null;
  readonly cost: string | null;
  readonly quantity: number | null;
  readonly isActive: boolean | null;
  readonly ignoresCost: boolean | null;
}

/** `old` null: added; `new` null: removed. */
export interface AdderChange extends Changed<Adder> {
  readonly id: string;
}

export interface Signer {
  readonly name: string | null;
  readonly email: string | null;
}

/** A signed change to the system of an install. What is null in it did not change. Times are ISO 8601 UTC. */
export interface ChangeOrder {
  readonly id: string;
  readonly installId: string;
  readonly installerCompanyId: string | null;
  readonly creatorId: string | null;
  readonly status: string | null;
  readonly signedAt: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly deletedAt: string | null;
  readonly panel: Changed<OrderedPanel> | null;
  readonly panelCount: Changed<number> | null;
  readonly systemSizeKw: Changed<number> | null;
  readonly batteries: { readonly old: readonly Battery[]; readonly new: readonly Battery[] } | null;
  /** Those that stay as they are among them. */
  readonly adders: readonly AdderChange[] | null;
  readonly notes: string | null;
  readonly signer: Signer | null;
  readonly coSigner: Signer | null;
  readonly nemSigner: Signer | null;
  readonly updatesNemDocuments: boolean | null;
  readonly isOverride: boolean | null;
  readonly pdfUrl: string | null;
  readonly hash: string | null;
  readonly raw: JsonObject;
}

/** The one signed last first; those without a date of signing last. */
export const newestSignedFirst = (one: ChangeOrder, other: ChangeOrder): number =>
  (other.signedAt ?? '').localeCompare(one.signedAt ?? '') || Number(other.id) - Number(one.id);
