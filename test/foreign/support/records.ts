import { ask } from './ask.ts';
import { DEMO_KEY, type RunningBusbar } from './busbar.ts';
import type { Complaint } from './crm.ts';

/** The customer of the seed documents: he has a record of every kind. */
export const TOM = '83771';
const TOMS_TICKET = '376189';

interface Keyed {
  readonly id: string;
}

interface TomsRecords {
  readonly customer: {
    readonly contracts: { readonly nodes: readonly [Keyed] };
    readonly installs: readonly [Keyed & { readonly milestones: readonly [Keyed]; readonly notes: { readonly nodes: readonly [Keyed] } }];
  };
}

const TOMS_RECORDS = `query ($id: ID!) {
  customer(id: $id) { contracts(first: 1) { nodes { id } } installs { id milestones { id } notes(first: 1) { nodes { id } } } }
}`;

/** A record of every kind, found by asking Busbar itself. */
export const findSixRecords = async ({ url }: RunningBusbar): Promise<Complaint> => {
  const { customer } = (await ask<TomsRecords>(url, TOMS_RECORDS, { id: TOM }, DEMO_KEY)).data;
  const [contract] = customer.contracts.nodes;
  const [install] = customer.installs;
  const [[milestone], [note]] = [install.milestones, install.notes.nodes];
  return { customerId: TOM, contractId: contract.id, ticketId: TOMS_TICKET, installId: install.id, milestoneId: milestone.id, noteId: note.id };
};

/** The first ids the ERP has of a kind. */
export const erpIds = async ({ erpControl }: RunningBusbar, entity: 'customer' | 'contract', count: number): Promise<readonly string[]> => {
  const response = await fetch(`${erpControl}/entities/${entity}?limit=${count}`);
  const { ids }: { ids: readonly string[] } = await response.json();
  return ids;
};
