import { z } from 'zod';
import type { EnerfloCustomer } from '../../domain/install.ts';
import { mapOnce, once } from '../once.ts';
import { isUuid } from './enerflo-id.ts';
import { withRaw } from './wire-row.ts';
import { readInstant } from './wire-time.ts';
import { optional, readCount, readId, readText, readUuid, readZip, required, section } from './wire-values.ts';

/** `integrations.Partner.Lead.integration_record_id`: our own key in v1 rows (enerflo.md §2.4, observed). */
const wireIntegrations = z.object({ Partner: section(z.object({ Lead: section(z.object({ integration_record_id: optional(readText) })) })) });

/** v3 rows hold the customer's 2.0 uuid and our key side by side (enerflo.md §2.4, observed). */
const wireIntegrationMap = z.object({ external_id: optional(readText) });

const wireSurvey = z.object({ install: section(z.object({ id: optional(readId) })) });

/** A lead or customer: columns documented (docs.enerflo.io/docs/customer-object), list extras observed (enerflo.md §5.3). */
export const wireCustomer = once(
  withRaw(
    z.object({
      id: required(readId),
      uuid: optional(readUuid),
      external_id: optional(readText),
      integrations: section(wireIntegrations),
      integration_maps: section(z.array(section(wireIntegrationMap))),
      first_name: optional(readText),
      last_name: optional(readText),
      email: optional(readText),
      mobile: optional(readText),
      phone: optional(readText),
      address: optional(readText),
      city: optional(readText),
      state: optional(readText),
      zip: optional(readZip),
      surveys: section(z.record(z.string(), section(wireSurvey))),
      created: optional(readInstant),
      created_at: optional(readInstant),
      updated: optional(readInstant),
      updated_at: optional(readInstant),
      deleted_at: optional(readInstant),
    }),
  ),
);

/** `{dataCount, data}` (enerflo.md §2.3, observed). */
export const wireCustomerPage = once(z.object({ dataCount: required(readCount), data: z.array(z.unknown()) }));

type WireCustomer = z.infer<typeof wireCustomer>;
type Row = WireCustomer['row'];

const mapIds = (row: Row): string[] => (row.integration_maps ?? []).flatMap((map) => map?.external_id ?? []);

/** All that the row is known by in Enerflo 2.0: other systems' ids in the map may look like one. */
const uuidsOf = (row: Row): string[] => [row.uuid ?? [], mapIds(row).filter(isUuid)].flat();

/** Whether an answer is of the customer that was asked for, by number or uuid; without any uuid it may be. */
export const isCustomer = ({ row }: WireCustomer, id: string): boolean => {
  if (!isUuid(id)) return row.id === id;
  const uuids = uuidsOf(row);
  return uuids.length === 0 || uuids.some((uuid) => uuid.toLowerCase() === id.toLowerCase());
};

const toExternalId = (row: Row): string | null =>
  row.integrations?.Partner?.Lead?.integration_record_id ?? mapIds(row).find((id) => !isUuid(id)) ?? row.external_id;

export const toCustomer = mapOnce(
  ({ row, raw }: WireCustomer): EnerfloCustomer => ({
    id: row.id,
    uuid: uuidsOf(row)[0] ?? null,
    externalId: toExternalId(row),
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    phone: row.mobile ?? row.phone,
    address: row.address,
    city: row.city,
    state: row.state,
    zip: row.zip,
    installIds: Object.values(row.surveys ?? {}).flatMap((survey) => survey?.install?.id ?? []),
    createdAt: row.created_at ?? row.created,
    updatedAt: row.updated_at ?? row.updated,
    deletedAt: row.deleted_at,
    raw,
  }),
);
