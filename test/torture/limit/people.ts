import type { Demo } from '../../support/busbar-command.ts';

/** What one question came to. */
export interface Answered {
  /** Milliseconds its calls to Enerflo took, which answers at once: what they waited for their turns. */
  readonly waitedMs: number;
  /** null when it was answered. */
  readonly problem: string | null;
}

/** People who read and write installs of Enerflo. */
export interface People {
  readonly read: () => Promise<Answered>;
  readonly write: () => Promise<Answered>;
  /** Whether a path at Enerflo is about an install of theirs. */
  readonly isTheirs: (path: string) => boolean;
}

/** Installs people use: a first fill begins at the newest and does not come to the oldest. */
const USED = 100;

const PERFORMED = '{ write { state } userErrors { code message } }';
const READ = 'query ($id: ID!) { install(id: $id) { id status { name } milestones { id } } }';

interface GraphAnswer {
  readonly data: { readonly done?: { readonly write: { readonly state: string } | null } | null; readonly install?: { readonly id: string } | null } | null;
  readonly errors?: readonly { readonly message: string }[];
  readonly extensions?: { readonly calls?: readonly { readonly source: string; readonly ms: number }[] };
}

const toAnswered = ({ extensions }: GraphAnswer, problem: string | null): Answered => {
  const calls = (extensions?.calls ?? []).filter(({ source }) => source === 'ENERFLO');
  return { waitedMs: calls.reduce((sum, { ms }) => sum + ms, 0), problem };
};

export const createPeople = async ({ url, enerfloUrl }: Demo): Promise<People> => {
  let turn = 0;
  const ids = await readIds(enerfloUrl);
  const used = new Set(ids);
  const nextId = (): string => ids[turn++ % ids.length] ?? '';
  const ask = async (query: string, variables: object): Promise<GraphAnswer> => {
    const headers = { authorization: 'Bearer busbar-demo', 'content-type': 'application/json', 'cache-control': 'no-cache', 'x-busbar-calls': '1' };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return JSON.parse(await response.text());
  };
  return {
    read: async () => {
      const answer = await ask(READ, { id: nextId() });
      return toAnswered(answer, answer.data?.install == null ? JSON.stringify(answer.errors ?? 'no install') : null);
    },
    write: async () => {
      const answer = await ask(mutationOf(turn), { id: nextId(), text: `note ${turn}` });
      return toAnswered(answer, answer.data?.done?.write?.state === 'DONE' ? null : JSON.stringify(answer.errors ?? answer.data));
    },
    isTheirs: (path) => used.has(/\/installs\/(\d+)/.exec(path)?.[1] ?? ''),
  };
};

/** A note, or one status or the other: each writes something new. */
const mutationOf = (turn: number): string =>
  turn % 2 === 0
    ? `mutation ($id: ID!, $text: String!) { done: addInstallNote(installId: $id, text: $text) ${PERFORMED} }`
    : `mutation ($id: ID!) { done: setInstallStatus(installId: $id, statusId: "${turn % 4 === 1 ? 4 : 1}") ${PERFORMED} }`;

/** The oldest. */
const readIds = async (enerfloUrl: string): Promise<readonly string[]> => {
  const answer = await fetch(`${enerfloUrl}/__sandbox/entities/install?offset=0&limit=${USED}`);
  const { ids }: { readonly ids: readonly (string | number)[] } = JSON.parse(await answer.text());
  return ids.map(String);
};
