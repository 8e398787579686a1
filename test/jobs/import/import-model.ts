import fc from 'fast-check';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import type { Fault } from '../../../sandbox/options.ts';
import type { ContractTruth } from '../../../sandbox/world/truth.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { importAll } from '../../../src/jobs/import/import-all.ts';
import type { ImportProgress } from '../../../src/jobs/import/import-progress.ts';
import { createTransport } from '../../../src/sources/create-transport.ts';
import { createEnneo } from '../../../src/sources/enneo/client.ts';
import type { Enneo } from '../../../src/sources/enneo/enneo.ts';
import { idsOf, type Stage } from '../stage.ts';
import { type CrashPoint, crashing } from './crash.ts';
import { enneoCopy, erpTruth, ledgerOf } from './enneo-copy.ts';

const IMPATIENT_MS = 150;
const NEVER: CrashPoint = { left: Number.POSITIVE_INFINITY, isAfter: false };

type Step =
  | { readonly kind: 'change'; readonly contracts: readonly number[]; readonly deposit: number }
  | { readonly kind: 'remove'; readonly contract: number }
  | { readonly kind: 'restore'; readonly contract: number }
  | { readonly kind: 'sync' }
  | { readonly kind: 'import'; readonly faults: readonly Fault[]; readonly crash: { readonly left: number; readonly isAfter: boolean } | null };

/** What strikes a call: before it has an effect, or after it. */
const fault = fc.record({
  match: fc.constantFrom('POST /api', 'PATCH /api', 'DELETE /api', 'GET /api', '/contract'),
  kind: fc.constantFrom(
    { kind: 'status', status: 500 } as const,
    { kind: 'status', status: 422 } as const,
    { kind: 'reset' } as const,
    { kind: 'hang' } as const,
    { kind: 'truncate' } as const,
    { kind: 'malformed' } as const,
    { kind: 'slowbody', ms: 10_000 } as const,
  ),
  rate: fc.constantFrom(0.2, 0.5, 1),
  times: fc.integer({ min: 1, max: 6 }),
});
const faults = fc.array(
  fault.map(({ kind, ...rest }): Fault => ({ ...rest, ...kind })),
  { maxLength: 2 },
);

/** Few contents, so that one that was there comes back. */
const deposit = fc.constantFrom(50, 60, 70);

const steps = (contracts: number): fc.Arbitrary<readonly Step[]> => {
  const contract = fc.nat(contracts - 1);
  const crash = fc.option(fc.record({ left: fc.integer({ min: 1, max: 60 }), isAfter: fc.boolean() }));
  return fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('change' as const), contracts: fc.uniqueArray(contract, { minLength: 1, maxLength: 8 }), deposit }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), contract }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore' as const), contract }) },
      { weight: 3, arbitrary: fc.constant({ kind: 'sync' as const }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('import' as const), faults, crash }) },
    ),
    { minLength: 4, maxLength: 20 },
  );
};

export interface ModelFigures {
  readonly sequences: number;
  readonly imports: number;
  readonly crashes: number;
  /** Imports that were not told the outcome of at least one write. */
  readonly uncertain: number;
  readonly writes: number;
  /** Versions that took effect twice, one right after the other. */
  readonly doubled: number;
}

/**
 * Any sequence of changes in the ERP, syncs and imports that fail or crash: once an import comes through, Enneo's copy is the ERP's truth, the next one
 * makes no call, and no version took effect twice in a row unless its write ran out of time. Throws the shortest sequence that breaks it.
 */
export const checkImportModel = async (stage: Stage, numRuns: number, seed: number): Promise<ModelFigures> => {
  const ids = idsOf(stage.world.contracts);
  const originals = new Map(ids.map((id) => [id, stage.world.contracts.get(id)]));
  const transport = createTransport({ source: 'ENNEO', origin: stage.urls.enneo, concurrency: 8, perMinute: null, timeoutMs: IMPATIENT_MS });
  const impatient = createEnneo({ transport, token: SANDBOX_CREDENTIALS.enneoToken });
  const late = new Set<string>();
  const count = { sequences: 0, imports: 0, crashes: 0, uncertain: 0 };

  const runImport = async (enneo: Enneo, point: CrashPoint): Promise<ImportProgress> => {
    const { store } = stage;
    const heard = noticing(crashing(enneo, point), (contract) => late.add(contract));
    return importAll({
      ...{ enneo: heard, store: { runAlone: store.runAlone, imports: crashing(store.imports, point) }, mode: 'import', now: Date.now, dryRun: false },
      ...{ signal: new AbortController().signal, report: () => undefined, wait: async () => undefined },
    });
  };

  const isThere = (id: string): boolean => stage.world.contracts.get(id) !== undefined;
  const change = async (id: string, monthlyDeposit: number): Promise<void> => {
    if (isThere(id)) await stage.put('erp', 'contract', id, { monthlyDeposit });
  };
  const restore = async (contract: ContractTruth | undefined): Promise<void> => {
    if (contract !== undefined && !isThere(contract.id)) await stage.put('erp', 'contract', contract.id, contract);
  };

  const take = async (step: Step): Promise<void> => {
    if (step.kind === 'sync') return void (await stage.sync({ only: 'erp' }));
    if (step.kind === 'import') {
      await stage.faults('enneo', step.faults);
      const { error, counts } = await runImport(impatient, step.crash === null ? { ...NEVER } : { ...step.crash });
      count.imports += 1;
      count.crashes += error?.name === 'Crash' ? 1 : 0;
      count.uncertain += counts.unknown > 0 ? 1 : 0;
      return stage.faults('enneo', []);
    }
    if (step.kind === 'change') return void (await Promise.all(step.contracts.map((index) => change(ids[index] ?? '', step.deposit))));
    const id = ids[step.contract] ?? '';
    if (step.kind === 'restore') return restore(originals.get(id));
    if (isThere(id)) await stage.remove('erp', 'contract', id);
  };

  const holds = async (sequence: readonly Step[]): Promise<void> => {
    count.sequences += 1;
    const doubledBefore = (await doubledWrites(stage)).length;
    for (const step of sequence) await take(step);
    await stage.sync({ only: 'erp' });
    const { state, counts } = await runImport(stage.sources.enneo, { ...NEVER });
    if (state !== 'done' || counts.failed + counts.unknown > 0) throw new Error(`a run without faults ended ${state} with ${JSON.stringify(counts)}`);
    assertSame(await enneoCopy(stage), await erpTruth(stage));
    const calls = (await stage.calls('enneo')).length;
    await runImport(stage.sources.enneo, { ...NEVER });
    if ((await stage.calls('enneo')).length !== calls) throw new Error('a run with nothing to tell called Enneo');
    for (const doubled of (await doubledWrites(stage)).slice(doubledBefore)) if (!late.has(doubled)) throw new Error(`${doubled} took effect twice`);
  };

  try {
    await fc.assert(fc.asyncProperty(steps(ids.length), holds), { numRuns, seed, endOnFailure: false });
  } finally {
    await transport.close();
  }
  return { ...count, writes: (await ledgerOf(stage)).length, doubled: (await doubledWrites(stage)).length };
};

/** Hears of writes that may arrive after the import looked whether they did: those that ran out of time. Whatever else goes wrong, it finds out. */
const noticing = (enneo: Enneo, onLate: (contract: string) => void): Enneo => {
  const notice =
    <A extends readonly unknown[], T>(write: (...parameters: A) => Promise<T>, nameOf: (...parameters: A) => string) =>
    (...parameters: A): Promise<T> =>
      write(...parameters).catch((error: unknown) => {
        if (error instanceof SourceError && error.failure === 'timeout') onLate(nameOf(...parameters));
        throw error;
      });
  return {
    ...enneo,
    createContract: notice(enneo.createContract, ({ id, version }) => `${id} ${version}`),
    updateContract: notice(enneo.updateContract, ({ id, version }) => `${id} ${version}`),
  };
};

const versionOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'busbarVersion' in body && typeof body.busbarVersion === 'string' ? body.busbarVersion : 'removed';

/** `<contract> <version>` of each write that changed nothing, because the one before it had brought the same. */
const doubledWrites = async (stage: Stage): Promise<readonly string[]> => {
  const last = new Map<string, string>();
  const doubled: string[] = [];
  for (const { contractId, body } of await ledgerOf(stage)) {
    const version = versionOf(body);
    if (last.get(contractId) === version) doubled.push(`${contractId} ${version}`);
    last.set(contractId, version);
  }
  return doubled;
};

const assertSame = (copy: ReadonlyMap<string, unknown>, truth: ReadonlyMap<string, unknown>): void => {
  const differing = [...new Set([...copy.keys(), ...truth.keys()])].filter((id) => canonical(copy.get(id)) !== canonical(truth.get(id)));
  if (differing.length > 0) throw new Error(`Enneo's copy differs from the ERP in ${differing.join(', ')}`);
};

const canonical = (record: unknown): string =>
  JSON.stringify(typeof record === 'object' && record !== null ? Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)) : null);
