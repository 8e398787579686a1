import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import { connectSources } from '../../../src/connect-sources.ts';
import type { Contract } from '../../../src/domain/contract.ts';
import type { Install } from '../../../src/domain/install.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import type { Sources } from '../../../src/reader/sources.ts';
import { contractOf, installOf, milestoneOf, ticketOf } from '../../store/records.ts';

export const KINDS = ['contract', 'ticket', 'install'] as const;
export type Kind = (typeof KINDS)[number];

/** What the sources hold; every change makes a version that never was before. */
export interface Truth {
  readonly contract: Map<string, Contract>;
  readonly ticket: Map<string, Ticket>;
  readonly install: Map<string, Install>;
}

export const emptyTruth = (): Truth => ({ contract: new Map(), ticket: new Map(), install: new Map() });

/** `version` counts the changes of a run; `at` in milliseconds since the epoch. An install's second milestone comes and goes. */
export const changeTruth = (truth: Truth, kind: Kind, id: string, version: number, at: number): void => {
  const [status, time] = [`v${version}`, new Date(at).toISOString()];
  if (kind === 'contract') truth.contract.set(id, contractOf(id, { statusTitle: status }));
  else if (kind === 'ticket') truth.ticket.set(id, ticketOf(id, { status, contractId: '1', createdAt: time, modifiedAt: time }));
  else {
    const milestones = [milestoneOf(id, 1, 'Permit', null), milestoneOf(id, 2, status, null)].slice(0, 1 + (version % 2));
    truth.install.set(id, { ...installOf(Number(id), 1, status), updatedAt: time, milestones: milestones.map((one) => ({ ...one, updatedAt: time })) });
  }
};

/** Lets the model decide when an answer arrives; `isAway`: no source answers. */
export interface Wire {
  pass: (name: string) => Promise<unknown>;
  isAway: boolean;
  /** true: a source looks at its records when it answers, false: when it is asked. */
  looksLate: boolean;
}

const NOWHERE = 'http://127.0.0.1:1';

/** Real clients of nothing, for what no run asks. */
const { enneoToken, powercloudHash, powercloudUser, powercloudPassword, enerfloKey } = SANDBOX_CREDENTIALS;
const unasked = connectSources(
  {
    enneo: { url: NOWHERE, token: enneoToken },
    erp: { kind: 'powercloud', name: 'erp', url: NOWHERE, hash: powercloudHash, user: powercloudUser, password: powercloudPassword },
    enerflo: { url: NOWHERE, key: enerfloKey, callsPerMinute: 1000 },
  },
  Date.now,
).sources;

/** The three systems in memory, as slow and as absent as the wire says. */
export const sourcesOf = (truth: Truth, wire: Wire): Sources => {
  const answer = async <T>(source: 'ERP' | 'ENNEO' | 'ENERFLO', name: string, look: () => T): Promise<T> => {
    const seen = look();
    await wire.pass(name);
    if (wire.isAway) throw new SourceError(source, name, 'unavailable');
    return wire.looksLate ? look() : seen;
  };
  const { contract, ticket, install } = truth;
  const compact = (tickets: readonly Ticket[]): readonly Ticket[] => tickets.map((one) => ({ ...one, isCompact: true }));
  const some = <T>(records: ReadonlyMap<string, T>, ids: readonly string[]): readonly T[] => ids.flatMap((id) => records.get(id) ?? []);
  return {
    erp: {
      ...unasked.erp,
      can: { ...unasked.erp.can, batch: 50 },
      contractsByIds: (ids) => answer('ERP', 'contracts', () => new Map(some(contract, ids).map((one) => [one.id, one]))),
      customersByIds: () => answer('ERP', 'customers', () => new Map()),
      contractPage: () => answer('ERP', 'contract page', () => ({ records: [...contract.values()], next: null })),
      customerPage: () => answer('ERP', 'customer page', () => ({ records: [], next: null })),
    },
    enneo: {
      ...unasked.enneo,
      ticketById: (id) => answer('ENNEO', 'ticket', () => ticket.get(id) ?? null),
      ticketsByIds: (ids) => answer('ENNEO', 'tickets', () => compact(some(ticket, ids))),
      searchTickets: () => answer('ENNEO', 'ticket page', () => ({ tickets: compact([...ticket.values()]), total: ticket.size, rows: ticket.size })),
    },
    enerflo: {
      ...unasked.enerflo,
      installById: (id) => answer('ENERFLO', 'install', () => install.get(id) ?? null),
      installPage: () =>
        answer('ENERFLO', 'install page', () => ({
          installs: [...install.values()].map((one) => ({ ...one, isPartial: true, milestones: [] })),
          total: install.size,
        })),
      notePage: () => answer('ENERFLO', 'note page', () => ({ notes: [], page: 1, totalPages: 1 })),
      customerPage: () => answer('ENERFLO', 'customer page', () => ({ customers: [], total: 0 })),
    },
  };
};
