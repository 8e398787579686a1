import { checkContract, checkCustomer, checkHit, checkHits, isNoHit, isRow } from './enneo-rules.ts';

/** A ticket as Enneo's analysis sees it (enneo.md 6.1). */
export interface DrivenTicket {
  readonly ticketId: number;
  /** The sender's e-mail address. */
  readonly from: string | null;
  /** Contract numbers that Enneo's patterns find in the text, and other e-mail addresses in it. */
  readonly contractNumbers: readonly string[];
  readonly otherEmails: readonly string[];
  /** What the language model extracts. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Recognised {
  readonly customerId: string | null;
  readonly contractId: string | null;
}

export interface EnneoDriver {
  /** Steps 2 to 5 of section 6.1: who the ticket is from. */
  recognise(ticket: DrivenTicket): Promise<Recognised>;
  /** An agent's search: D, then B per hit, then A per contract. Answers the customers shown. */
  searchAs(text: string): Promise<readonly string[]>;
  /** Rules of section 7 that answers broke, each with the request. */
  readonly violations: readonly string[];
  /** Requests made so far, per call. */
  readonly calls: Readonly<Record<'A' | 'B' | 'C' | 'D', number>>;
}

const NOBODY: Recognised = { customerId: null, contractId: null };
/** enneo.md 6: 8 s hard. */
const TIMEOUT_MS = 8000;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Calls a facade as Enneo does, and checks every answer against Enneo's rules. */
export const createEnneoDriver = (url: string, key: string): EnneoDriver => {
  const violations: string[] = [];
  const calls = { A: 0, B: 0, C: 0, D: 0 };

  const request = async (call: keyof typeof calls, path: string, body?: unknown): Promise<unknown> => {
    calls[call] += 1;
    const response = await fetch(url + path, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!/^application\/json/.test(response.headers.get('content-type') ?? '')) violations.push(`${call} ${path}: the answer is JSON`);
    const answer: unknown = JSON.parse(await response.text());
    if (response.ok) return answer;
    if (response.status !== 404 || call === 'C' || call === 'D') violations.push(`${call} ${path}: status ${response.status}`);
    return null;
  };

  const note = (where: string, broken: readonly string[]): void => void violations.push(...broken.map((sentence) => `${where}: ${sentence}`));

  const contract = async (id: string): Promise<unknown> => {
    const answer = await request('A', `/enneo/contract/${encodeURIComponent(id)}`);
    if (answer !== null) note(`contract ${id}`, checkContract(answer, id));
    return answer;
  };

  const customer = async (id: string): Promise<unknown> => {
    const answer = await request('B', `/enneo/customer/${encodeURIComponent(id)}`);
    if (answer !== null) note(`customer ${id}`, checkCustomer(answer, id));
    return answer;
  };

  const search = async (input: Readonly<Record<string, unknown>>): Promise<Recognised> => {
    const answer = await request('C', '/enneo/contract/search', input);
    note(`search ${JSON.stringify(input)}`, checkHit(answer));
    if (isNoHit(answer) || !isRow(answer)) return NOBODY;
    return { customerId: textOrNull(answer.customerId), contractId: textOrNull(answer.contractId) };
  };

  /** Step 5: A with the contract, B with the customer or the contract's; null when either has no valid data. */
  const load = async ({ customerId, contractId }: Recognised): Promise<Recognised | null> => {
    const loaded = contractId === null ? null : await contract(contractId);
    if (contractId !== null && loaded === null) return null;
    const owner = customerId ?? (isRow(loaded) ? textOrNull(loaded.customerId) : null);
    if (owner === null || (await customer(owner)) === null) return null;
    return { customerId: owner, contractId };
  };

  /** Step 2, one key at a time; the first that leads to a customer decides. */
  const detect = async ({ ticketId, from, contractNumbers, otherEmails }: DrivenTicket): Promise<Recognised | null> => {
    const inputs = [
      ...contractNumbers.map((contractId) => ({ contractId, ticketId })),
      ...(from === null ? [] : [{ email: from, ticketId }]),
      ...otherEmails.map((email) => ({ email, ticketId })),
    ];
    for (const input of inputs) {
      const loaded = await load(await search(input));
      if (loaded?.contractId != null) return loaded;
    }
    return null;
  };

  return {
    violations,
    calls,
    recognise: async (ticket) => {
      const detected = await detect(ticket);
      if (detected !== null) return detected;
      const { ticketId, from, attributes } = ticket;
      const found = await search({ ...(from !== null && { email: from }), ...attributes, ticketId });
      return (await load(found)) ?? NOBODY;
    },
    searchAs: async (text) => {
      const answer = await request('D', `/enneo/search?q=${encodeURIComponent(text)}&limit=10&offset=0`);
      note(`text ${text}`, checkHits(answer));
      const ids = (Array.isArray(answer) ? answer : []).map((hit) => (isRow(hit) ? textOrNull(hit.id) : null)).filter((id) => id !== null);
      for (const id of ids) {
        const shown = await customer(id);
        const contractIds = isRow(shown) && Array.isArray(shown.contractIds) ? shown.contractIds.map(String) : [];
        if (shown === null) violations.push(`text ${text}: B does not know hit ${id}`);
        for (const contractId of contractIds)
          if ((await contract(contractId)) === null) violations.push(`text ${text}: A does not know contract ${contractId} of ${id}`);
      }
      return ids;
    },
  };
};
