import type DataLoader from 'dataloader';
import type { Customer } from '../domain/customer.ts';
import type { EnerfloCustomer, Install } from '../domain/install.ts';

interface Reads {
  readonly customersByText: DataLoader<string, readonly EnerfloCustomer[]>;
  readonly installById: DataLoader<string, Install | null>;
}

/** The installs of an ERP customer: of the Enerflo record that carries our id, else of the one record with the same e-mail address. Newest first. */
export const findInstalls = async (customer: Customer, enerflo: Reads): Promise<readonly Install[]> => {
  const record = (await byExternalId(customer, enerflo)) ?? (await byEmail(customer, enerflo));
  const installs = await Promise.all((record?.installIds ?? []).map((id) => enerflo.installById.load(id)));
  return installs.filter((install) => install !== null).sort((a, b) => Number(b.id) - Number(a.id));
};

const byExternalId = async ({ id }: Customer, enerflo: Reads): Promise<EnerfloCustomer | undefined> =>
  (await enerflo.customersByText.load(id)).find(({ externalId }) => externalId === id);

const byEmail = async ({ party }: Customer, enerflo: Reads): Promise<EnerfloCustomer | undefined> => {
  const hits = await Promise.all(party.emails.map((email) => enerflo.customersByText.load(email)));
  const records = new Map(hits.flat().map((record) => [record.id, record]));
  const [only, ...others] = [...records.values()].filter(
    ({ email, externalId }) => externalId === null && email !== null && party.emails.includes(email.toLowerCase()),
  );
  return others.length === 0 ? only : undefined;
};
