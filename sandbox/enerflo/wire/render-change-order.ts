import type { ChangeOrder } from '../desk/desk.ts';
import { INSTALLER, PROJECT_MANAGER_ID } from './organisation.ts';
import type { Row } from './pinned.ts';
import { toTimestamp } from './timestamp.ts';

/** docs.enerflo.io/docs/change-order-array; keys of `change_values` beside the adders are W17. */
export const renderChangeOrder = (order: ChangeOrder, signer: Row | null): Row => ({
  id: order.id,
  epc_company_id: INSTALLER.id,
  epc_install_id: order.installId,
  creator_id: PROJECT_MANAGER_ID,
  change_values: order.changeValues,
  signer,
  co_signer: null,
  docflo_data: {},
  pdf_url: 'https://assets.enerflo.io/docflo_pdfs/executed/example-change-order.pdf',
  hash: order.id.toString(16).padStart(32, '0'),
  created_at: toTimestamp(order.signedAt),
  updated_at: toTimestamp(order.signedAt),
  deleted_at: null,
  status: 'complete',
  signed_at: toTimestamp(order.signedAt),
  notes: '',
  update_nem_docs: false,
  nem_signer: null,
  is_override: false,
});
