import { Pool } from 'undici';
import type { PeerSettings } from './settings.ts';
import type { WireContract, WireEnerfloCustomer, WireInstall, WireNote, WirePerson, WireTicket } from './wire.ts';

/** The calls of the reference query, as one writes them by hand: undici, JSON, no checks but the status. */
export interface Sources {
  customer(id: string): Promise<WirePerson | null>;
  contracts(customerId: string): Promise<readonly WireContract[]>;
  /** Newest first. */
  tickets(contractIds: readonly string[]): Promise<readonly WireTicket[]>;
  enerfloCustomers(text: string): Promise<readonly WireEnerfloCustomer[]>;
  install(id: number): Promise<WireInstall>;
  /** Of all installs since then, oldest first. `createdAfter` as Enerflo writes times. */
  notes(createdAfter: string): Promise<readonly WireNote[]>;
}

type Headers = Readonly<Record<string, string>>;

const readJson = async (pool: Pool, method: 'GET' | 'POST', path: string, headers: Headers, body?: string): Promise<string> => {
  const answer = await pool.request({ method, path, headers, body: body ?? null });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${method} ${path} answered ${answer.statusCode}`);
  return text;
};

const createErp = ({ url, key, user, password }: PeerSettings['erp']): Pick<Sources, 'customer' | 'contracts'> => {
  const pool = new Pool(url);
  const headers = { authorization: `Basic ${Buffer.from(`client#${user}:${password}`).toString('base64')}`, accept: 'text/json' };
  const call = (name: string, query: string) => readJson(pool, 'GET', `/rest:client/${key}/${name}?${query}`, headers);
  return {
    customer: async (id) => {
      const answer: { data?: { data: WirePerson } } = JSON.parse(await call('getCustomerById', `id=${encodeURIComponent(id)}`));
      return answer.data?.data ?? null;
    },
    contracts: async (customerId) => {
      const answer: { records?: { data: WireContract }[] } = JSON.parse(
        await call('getContractsByCustomerId', `id=${encodeURIComponent(customerId)}&limit=100&offset=0`),
      );
      return (answer.records ?? []).map(({ data }) => data);
    },
  };
};

const createEnneo = ({ url, token }: PeerSettings['enneo']): Pick<Sources, 'tickets'> => {
  const pool = new Pool(url);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    tickets: async (contractIds) => {
      const filters = [{ key: 't.contractId', comparator: 'in', values: contractIds }];
      const search = { limit: 500, offset: 0, orderByField: 't.id', orderByDirection: 'desc', ticketScope: 'all', filters };
      const answer: { tickets: WireTicket[] } = JSON.parse(await readJson(pool, 'POST', '/api/mind/ticket/search', headers, JSON.stringify(search)));
      return answer.tickets;
    },
  };
};

const createEnerflo = ({ url, key }: PeerSettings['enerflo']): Pick<Sources, 'enerfloCustomers' | 'install' | 'notes'> => {
  const pool = new Pool(url);
  const headers = { 'api-key': key };
  const notePage = async (after: string, page: number): Promise<{ totalPages: number; notes: WireNote[] }> =>
    JSON.parse(await readJson(pool, 'GET', `/api/v3/installs/notes?page=${page}&pageSize=100&orderDir=asc&created_after=${after}`, headers));
  return {
    enerfloCustomers: async (text) => {
      const answer: { data: WireEnerfloCustomer[] } = JSON.parse(
        await readJson(pool, 'GET', `/api/v1/customers?search=${encodeURIComponent(text)}&page=1&pageSize=100`, headers),
      );
      return answer.data;
    },
    install: async (id) => JSON.parse(await readJson(pool, 'GET', `/api/v3/installs/${id}`, headers)),
    notes: async (createdAfter) => {
      const after = encodeURIComponent(`${createdAfter.replace(' ', 'T')}Z`);
      const first = await notePage(after, 1);
      if (first.totalPages <= 1) return first.notes;
      const others = await Promise.all(Array.from({ length: first.totalPages - 1 }, (_, index) => notePage(after, index + 2)));
      return [first, ...others].flatMap(({ notes }) => notes);
    },
  };
};

export const createSources = ({ erp, enneo, enerflo }: PeerSettings): Sources => ({ ...createErp(erp), ...createEnneo(enneo), ...createEnerflo(enerflo) });
