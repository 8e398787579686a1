import { type FieldMap, together, under } from './compare-fields.ts';
import { CONTACT_OF_EVENT, ENVELOPE, INSTALL, MILESTONE } from './install-fields.ts';

const sides = (path: string, target: string): Record<string, string> => ({ [`${path}.old`]: `${target}.old`, [`${path}.new`]: `${target}.new` });
const both = (fields: Readonly<Record<string, string>>, path: (side: string) => string, target: (side: string) => string): Record<string, string> =>
  Object.fromEntries(['old', 'new'].flatMap((side) => Object.entries(fields).map(([name, field]) => [`${path(side)}.${name}`, `${target(side)}.${field}`])));

const PART = { id: 'id', name: 'name', model: 'model' };

const CHANGE_ORDER: FieldMap = {
  fields: {
    ...{ id: 'id', epc_install_id: 'installId', epc_company_id: 'installerCompanyId', creator_id: 'creatorId', status: 'status', notes: 'notes' },
    ...{ signed_at: 'signedAt', created_at: 'createdAt', updated_at: 'updatedAt', hash: 'hash', pdf_url: 'pdfUrl', is_override: 'isOverride' },
    ...{ update_nem_docs: 'updatesNemDocuments', 'signer.name': 'signer.name', 'signer.email': 'signer.email', co_signer: 'coSigner', nem_signer: 'nemSigner' },
    ...sides('change_values.panel_count', 'panelCount'),
    ...sides('change_values.system_size', 'systemSizeKw'),
    ...both(
      { ...PART, watts: 'watts' },
      (side) => `change_values.panel.${side}`,
      (side) => `panel.${side}`,
    ),
    ...both(
      { ...PART, capacity_kwh: 'capacityKwh', quantity: 'quantity' },
      (side) => `change_values.batteries.${side}.*`,
      (side) => `batteries.${side}.*`,
    ),
    ...sides('change_values.batteries', 'batteries'),
    ...both(
      { id: 'id', name: 'name', cost: 'cost', quantity: 'quantity', active: 'isActive', ignore_cost: 'ignoresCost' },
      (side) => `change_values.adders.${side}.*`,
      (side) => `adders.*.${side}`,
    ),
  },
  left: {
    'change orders that were deleted are not shown': ['deleted_at'],
    'of no known shape (enerflo.md §5.5)': ['docflo_data'],
    'no adder had an old side': ['change_values.adders.old'],
  },
};

/** Of the answer `orders` are the change orders in the order of the event, their adders by id. */
export const SIGNED_CHANGE_ORDER: FieldMap = together(
  ENVELOPE,
  under('customer', CONTACT_OF_EVENT),
  under('install', INSTALL),
  under('all_milestones.*', MILESTONE, 'milestones.*'),
  under('current_milestone', MILESTONE, 'currentMilestone'),
  under('change_orders.*', CHANGE_ORDER, 'orders.*'),
  {
    fields: { id: 'id', 'surveyData.enerfloV2deal.id': 'dealId', 'installAgreement.id': 'agreementId' },
    left: {
      'of the change order, at each of them': ['status'],
      'of the deal before it was sold: the install and the project say what was': ['surveyData.**'],
      'of the agreement, not of the install': ['installAgreement.status', 'installAgreement.sign_date'],
      'Enerflo’s own folders': ['driveFolders'],
      'the sales rep as REST installs name him': ['agent.**'],
    },
  },
);
