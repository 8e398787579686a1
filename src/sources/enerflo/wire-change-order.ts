import { z } from 'zod';
import type { Adder, AdderChange, Battery, ChangeOrder } from '../../domain/change-order.ts';
import { toEquipment, wireEquipment } from './wire-design.ts';
import { withRaw } from './wire-row.ts';
import { readInstant } from './wire-time.ts';
import { optional, readFlag, readId, readInt, readMoney, readNumber, readText, required, section } from './wire-values.ts';

/** An item of `change_values` (docs.enerflo.io/docs/change-order-array); absent: it did not change (W17). */
const changed = <S extends z.ZodType>(value: S) => section(z.object({ old: value, new: value }));

/** W17 */
const wirePanel = wireEquipment.extend({ id: optional(readId) });

/** W17 */
const wireBattery = z.object({
  id: optional(readId),
  name: optional(readText),
  model: optional(readText),
  capacity_kwh: optional(readNumber),
  quantity: optional(readInt),
});

/** docs.enerflo.io/docs/change-order-array */
const wireAdder = z.object({
  id: optional(readId),
  name: optional(readText),
  cost: optional(readMoney),
  quantity: optional(readNumber),
  active: optional(readFlag),
  ignore_cost: optional(readFlag),
});

/** By their id; `[]` where there is none (enerflo.md §2.5). */
const wireAdders = section(z.record(z.string(), wireAdder));

const wireChangeValues = z.object({
  panel: changed(section(wirePanel)),
  panel_count: changed(optional(readInt)),
  system_size: changed(optional(readNumber)),
  batteries: changed(section(z.array(wireBattery))),
  adders: changed(wireAdders),
});

const wireSigner = z.object({ name: optional(readText), email: optional(readText) });

/** docs.enerflo.io/docs/change-order-array */
export const wireChangeOrder = withRaw(
  z.object({
    id: required(readId),
    epc_install_id: optional(readId),
    epc_company_id: optional(readId),
    creator_id: optional(readId),
    status: optional(readText),
    signed_at: optional(readInstant),
    created_at: optional(readInstant),
    updated_at: optional(readInstant),
    deleted_at: optional(readInstant),
    change_values: section(wireChangeValues),
    notes: optional(readText),
    signer: section(wireSigner),
    co_signer: section(wireSigner),
    nem_signer: section(wireSigner),
    update_nem_docs: optional(readFlag),
    is_override: optional(readFlag),
    pdf_url: optional(readText),
    hash: optional(readText),
  }),
);

type WireAdders = z.infer<typeof wireAdders>;

const toAdder = (id: string, row: z.infer<typeof wireAdder> | undefined): Adder | null =>
  row === undefined ? null : { id: row.id ?? id, name: row.name, cost: row.cost, quantity: row.quantity, isActive: row.active, ignoresCost: row.ignore_cost };

const toAdderChanges = (old: WireAdders, now: WireAdders): readonly AdderChange[] =>
  [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].map((id) => ({ id, old: toAdder(id, old?.[id]), new: toAdder(id, now?.[id]) }));

const toBattery = ({ id, name, model, capacity_kwh, quantity }: z.infer<typeof wireBattery>): Battery => ({
  ...{ id, name, model, capacityKwh: capacity_kwh, quantity },
});

const toPanel = (row: z.infer<typeof wirePanel> | null) => row && { id: row.id, ...toEquipment(row) };

const toChanges = (values: z.infer<typeof wireChangeValues> | null) => ({
  panel: values?.panel ? { old: toPanel(values.panel.old), new: toPanel(values.panel.new) } : null,
  panelCount: values?.panel_count ?? null,
  systemSizeKw: values?.system_size ?? null,
  batteries: values?.batteries ? { old: (values.batteries.old ?? []).map(toBattery), new: (values.batteries.new ?? []).map(toBattery) } : null,
  adders: values?.adders ? toAdderChanges(values.adders.old, values.adders.new) : null,
});

export const toChangeOrder = ({ row, raw }: z.infer<typeof wireChangeOrder>, installId: string): ChangeOrder => ({
  id: row.id,
  installId: row.epc_install_id ?? installId,
  installerCompanyId: row.epc_company_id,
  creatorId: row.creator_id,
  status: row.status,
  signedAt: row.signed_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  deletedAt: row.deleted_at,
  ...toChanges(row.change_values),
  notes: row.notes,
  signer: row.signer,
  coSigner: row.co_signer,
  nemSigner: row.nem_signer,
  updatesNemDocuments: row.update_nem_docs,
  isOverride: row.is_override,
  pdfUrl: row.pdf_url,
  hash: row.hash,
  raw,
});
