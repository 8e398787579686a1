import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { readSettings } from './settings.ts';
import { createSources, type Sources } from './sources.ts';
import { toContract, toCustomer, toInstall, toInstallIds, toNote, toTicket } from './to-graph.ts';
import type { WireContract, WireEnerfloCustomer } from './wire.ts';

/** The reference query as an engineer writes it without any GraphQL: the same calls, the same JSON, and nothing else. */
const MOST_CONTRACTS = 10;
const MOST_TICKETS = 5;
const MOST_NOTES = 5;

const readContracts = async (all: readonly WireContract[], sources: Sources) => {
  const contracts = all.slice(0, MOST_CONTRACTS).map(toContract);
  const tickets = Map.groupBy(await sources.tickets(contracts.map(({ id }) => id)), ({ contractId }) => String(contractId));
  const nodes = contracts.map((contract) => {
    const own = tickets.get(contract.id) ?? [];
    return { ...contract, tickets: { totalCount: own.length, nodes: own.slice(0, MOST_TICKETS).map(toTicket) } };
  });
  return { totalCount: all.length, nodes };
};

const readInstalls = async (record: WireEnerfloCustomer | undefined, sources: Sources) => {
  if (record === undefined) return [];
  const installs = await Promise.all(toInstallIds(record).map(sources.install));
  const oldest = installs.map(({ created_at }) => created_at).sort()[0];
  const notes = oldest === undefined ? [] : await sources.notes(oldest);
  return installs.map((install) => {
    const own = notes.filter((note) => note.id === install.id && note.deleted_at === null);
    return { ...toInstall(install), notes: { nodes: own.slice(0, MOST_NOTES).map(toNote) } };
  });
};

const readReference = async (customerId: string, sources: Sources) => {
  const customer = sources.customer(customerId);
  const contracts = sources.contracts(customerId).then((all) => readContracts(all, sources));
  const record = sources.enerfloCustomers(customerId).then((records) => records.find(({ external_id }) => external_id === customerId));
  const installs = record.then((found) => readInstalls(found, sources));
  const [person, ...parts] = await Promise.all([customer, contracts, installs]);
  return { customer: person === null ? null : { ...toCustomer(person), contracts: parts[0], installs: parts[1] } };
};

const settings = readSettings(process.env);
const sources = createSources(settings);

createServer(async (request, response) => {
  try {
    const { variables }: { variables: { customerId: string } } = JSON.parse(await text(request));
    const body = JSON.stringify({ data: await readReference(variables.customerId, sources) });
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(settings.port, '127.0.0.1');
