import type { Entity, MirrorRecords } from '../../domain/entity.ts';
import { toDisplayName } from '../../domain/party.ts';

export type { Entity, MirrorRecords };

type Value = string | null;

/** How a record becomes a row: whose it is, whether fields are missing that a whole one has, and what lists ask for. */
interface Mapping<T> {
  readonly sourceOf: (record: T) => string;
  readonly isPartial: (record: T) => boolean;
  readonly columns: Readonly<Record<string, (record: T) => Value>>;
  /** Column types other than text. */
  readonly types?: Readonly<Record<string, 'numeric'>>;
}

const MAX_LENGTH = 200;
/** Longer texts do not fit into an index, and nobody filters by them. */
const clip = (text: string | null | undefined): Value => text?.slice(0, MAX_LENGTH) ?? null;

/** An amount that is no decimal number is no amount. */
const decimal = (text: string | undefined): Value => (text !== undefined && /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? text : null);

const whole = (): boolean => false;

/** The names under which rows of the sources with no ERP name are kept. */
const enerflo = (): string => 'enerflo';
const enneo = (): string => 'enneo';

export const MAPPINGS: { readonly [E in Entity]: Mapping<MirrorRecords[E]> } = {
  changeOrder: { sourceOf: enerflo, isPartial: whole, columns: { install_id: ({ installId }) => installId, signed_at: ({ signedAt }) => signedAt } },
  contract: {
    sourceOf: ({ ref }) => ref.source,
    isPartial: whole,
    columns: {
      customer_id: ({ customer }) => customer.id,
      number: ({ number }) => clip(number),
      tenant: ({ tenant }) => clip(tenant),
      status: ({ status }) => status,
      energy: ({ energy }) => energy,
      start_date: ({ start }) => clip(start) ?? '',
      end_date: ({ end }) => clip(end) ?? '',
      postcode: ({ deliveryAddress }) => clip(deliveryAddress?.postcode) ?? '',
      city: ({ deliveryAddress }) => clip(deliveryAddress?.city),
      product_code: ({ product }) => clip(product?.code),
      grid_operator_code: ({ gridOperator }) => clip(gridOperator?.code),
      monthly_deposit: ({ monthlyDeposit }) => decimal(monthlyDeposit?.amount),
    },
    types: { monthly_deposit: 'numeric' },
  },
  customer: {
    sourceOf: ({ ref }) => ref.source,
    isPartial: whole,
    columns: {
      number: ({ number }) => clip(number),
      tenant: ({ tenant }) => clip(tenant),
      party_type: ({ party }) => party.type,
      name: ({ party }) => clip(party.company ?? party.lastName ?? toDisplayName(party)) ?? '',
      postcode: ({ address }) => clip(address?.postcode) ?? '',
      city: ({ address }) => clip(address?.city),
    },
  },
  install: {
    sourceOf: enerflo,
    isPartial: ({ isPartial }) => isPartial,
    columns: {
      enerflo_customer_id: ({ enerfloCustomerId }) => enerfloCustomerId,
      status_id: ({ status }) => clip(status?.id),
      status_name: ({ status }) => clip(status?.name),
      created_at: ({ createdAt }) => createdAt,
      updated_at: ({ updatedAt }) => updatedAt,
    },
  },
  lead: { sourceOf: enerflo, isPartial: whole, columns: { uuid: ({ uuid }) => uuid, external_id: ({ externalId }) => clip(externalId) } },
  milestone: {
    sourceOf: enerflo,
    isPartial: whole,
    columns: {
      install_id: ({ installId }) => installId,
      template_id: ({ templateId }) => templateId,
      title: ({ title }) => clip(title),
      due_date: ({ dueDate }) => dueDate,
      completed_date: ({ completedDate }) => completedDate,
    },
  },
  note: { sourceOf: enerflo, isPartial: whole, columns: { install_id: ({ installId }) => installId, created_at: ({ createdAt }) => createdAt } },
  project: { sourceOf: enerflo, isPartial: whole, columns: { short_code: ({ shortCode }) => clip(shortCode) } },
  ticket: {
    sourceOf: enneo,
    isPartial: ({ isCompact }) => isCompact,
    columns: {
      contract_id: ({ contractId }) => contractId,
      customer_id: ({ customerId }) => customerId,
      status: ({ status }) => clip(status),
      channel: ({ channel }) => clip(channel),
      priority: ({ priority }) => clip(priority),
      created_at: ({ createdAt }) => createdAt,
      modified_at: ({ modifiedAt }) => modifiedAt,
    },
  },
};
