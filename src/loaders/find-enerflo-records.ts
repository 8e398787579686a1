import type DataLoader from 'dataloader';
import type { Customer } from '../domain/customer.ts';
import type { EnerfloCustomer } from '../domain/install.ts';
import { toEmailKey } from '../domain/normal-forms/email.ts';
import { isInUse, type Link } from '../store/links/links.ts';
import { type LinkLoaders, linksOf } from './link-loaders.ts';

/** A customer of Enerflo and the ids of its installs. */
export type EnerfloRecord = Pick<EnerfloCustomer, 'id' | 'installIds'>;

export interface EnerfloReads {
  readonly links: LinkLoaders;
  readonly customerById: DataLoader<string, EnerfloCustomer | null>;
  readonly customersByText: DataLoader<string, readonly EnerfloCustomer[]>;
  /** The client asked for what the source says now. */
  readonly wantsLive: boolean;
}

/**
 * Who an ERP customer is at Enerflo: whom links in use name. Where there are none, whom Enerflo points to: the records that carry our id, else the one
 * with an e-mail address that only this customer has; none of which links say that it is, or may be, otherwise.
 */
export const findEnerfloRecords = async (customer: Customer, reads: EnerfloReads): Promise<readonly EnerfloRecord[]> => {
  const linked = (await linksOf(customer, reads.links)).filter(isInUse);
  if (linked.length > 0) return Promise.all(linked.map((link) => readLinked(link, reads)));
  const named = await possibleOf(await byExternalId(customer, reads), customer, reads);
  const possible = named.length > 0 ? named : await onlyByEmail(customer, reads);
  return possible.filter(({ links }) => isUndecided(links, customer)).map(({ record }) => record);
};

/** What links leave to Enerflo's own words: the record is nobody's, and nothing is said of it and this customer. */
export const isUndecided = (links: readonly Link[], customer: Customer): boolean => !links.some((link) => isInUse(link) || isAbout(link, customer));

const isAbout = ({ erpCustomerId, erpSource }: Link, { id, ref }: Customer): boolean => erpCustomerId === id && erpSource === ref.source;

interface Possible {
  readonly record: EnerfloCustomer;
  readonly links: readonly Link[];
}

/** Without the records that are somebody else's or were cut from this customer, so that those hide nobody. */
const possibleOf = async (records: readonly EnerfloCustomer[], customer: Customer, { links }: EnerfloReads): Promise<readonly Possible[]> => {
  const read = await Promise.all(records.map(async (record) => ({ record, links: await links.ofEnerflo.load(record.id) })));
  return read.filter((one) => !one.links.some((link) => isInUse(link) || (link.state === 'cut' && isAbout(link, customer))));
};

/** The mirror knows installs as of the last event; what it never saw Enerflo is asked for. */
const readLinked = async (link: Link, reads: EnerfloReads): Promise<EnerfloRecord> => {
  const id = link.enerfloCustomerId;
  const mirrored = { id, installIds: (await reads.links.mirroredInstalls.load(id)).map((install) => install.id) };
  const isMirrored = mirrored.installIds.length > 0;
  if (isMirrored && !reads.wantsLive) return mirrored;
  const listed = readListed(link, reads).then((record) => record ?? mirrored);
  return isMirrored ? listed.catch(() => mirrored) : listed;
};

/** Only rows of a search name installs; null: the record is not found by what it says of itself. */
const readListed = async (
  { method, erpCustomerId, enerfloCustomerId }: Link,
  { customersByText, customerById }: EnerfloReads,
): Promise<EnerfloRecord | null> => {
  const text = method === 'externalId' ? erpCustomerId : toSearchText(await customerById.load(enerfloCustomerId));
  const rows = text === null ? [] : await customersByText.load(text);
  return rows.find(({ id }) => id === enerfloCustomerId) ?? null;
};

const toSearchText = (record: EnerfloCustomer | null): string | null => record?.externalId ?? record?.email ?? record?.phone ?? null;

const byExternalId = async ({ id }: Customer, { customersByText }: EnerfloReads): Promise<readonly EnerfloCustomer[]> =>
  (await customersByText.load(id)).filter(({ externalId }) => externalId === id);

const byEmail = async (emails: ReadonlySet<string>, { customersByText }: EnerfloReads): Promise<readonly EnerfloCustomer[]> => {
  const hits = await Promise.all([...emails].map((email) => customersByText.load(email)));
  const records = new Map(hits.flat().map((record) => [record.id, record]));
  return [...records.values()].filter(({ externalId, email }) => externalId === null && emails.has(toEmailKey(email ?? '') ?? ''));
};

/** One record, with an address that nobody else in the mirror has. */
const onlyByEmail = async (customer: Customer, reads: EnerfloReads): Promise<readonly Possible[]> => {
  const emails = new Set(customer.party.emails.map(toEmailKey).filter((email) => email !== null));
  const [only, ...others] = await possibleOf(await byEmail(emails, reads), customer, reads);
  const email = toEmailKey(only?.record.email ?? '');
  if (only === undefined || others.length > 0 || email === null) return [];
  const { customerId, isShared } = await reads.links.emailHolder.load(email);
  return isShared || (customerId !== null && customerId !== customer.id) ? [] : [only];
};
