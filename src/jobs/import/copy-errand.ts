import { IMPORT_MAPPING, type ImportedContract, lackingFields, toImportedContract } from '../../domain/enneo-fields/imported-contract.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { ContractImport } from '../../sources/enneo/contract-import.ts';
import type { Store } from '../../store/create-store.ts';
import { mapScan } from '../../store/imports/scan.ts';
import type { DueContract } from '../../store/imports/scan-due.ts';
import type { Gone } from '../../store/imports/scan-gone.ts';
import type { Telling } from '../../store/imports/told.ts';
import type { Ask } from '../sync/ask.ts';
import type { DueStep, Errand, Step } from './errand.ts';
import type { Outcome } from './import-progress.ts';
import { isOutcomeKnown } from './is-outcome-known.ts';

export interface CopyErrandOptions {
  readonly enneo: ContractImport;
  readonly imports: Store['imports'];
  /** Reads, patiently. */
  readonly ask: Ask;
  /** Writes: never repeats one that may have taken effect. */
  readonly send: Ask;
  readonly now: () => number;
}

const entity = 'contract';
const mapping = String(IMPORT_MAPPING);

/**
 * Keeps Enneo's own copy of the contracts. What is about to be sent is noted first; a note without an outcome is settled by reading
 * which version Enneo has, and it is sent again only where that is another one.
 */
export const createCopyErrand = ({ enneo, imports, ask, send, now }: CopyErrandOptions): Errand => {
  const context = () => ({ entity, mapping, at: now() }) as const;

  const has = async ({ id, version }: ImportedContract): Promise<boolean> => (await ask((call) => enneo.importedVersion(id, call))) === version;

  const put = async (content: ImportedContract, isThere: boolean): Promise<Outcome> => {
    const create = async () => ((await send((call) => enneo.createContract(content, call))) ? 'created' : null);
    const update = async () => ((await send((call) => enneo.updateContract(content, call))) ? 'updated' : null);
    const outcome = isThere ? ((await update()) ?? (await create())) : ((await create()) ?? (await update()));
    if (outcome === null) throw new SourceError('ENNEO', 'contractImport', 'malformed');
    return outcome;
  };

  const putSurely = async (content: ImportedContract, isThere: boolean): Promise<Outcome> => {
    try {
      return await put(content, isThere);
    } catch (error) {
      if (isOutcomeKnown(error)) throw error;
      const arrived = await has(content).catch(() => Promise.reject(error));
      return arrived ? (isThere ? 'updated' : 'created') : put(content, isThere);
    }
  };

  const bring = async ({ told }: DueContract, content: ImportedContract, telling: Telling): Promise<Outcome> => {
    const isInDoubt = told !== null && told.state !== 'sent';
    let outcome: Outcome = 'unchanged';
    if (!isInDoubt || !(await has(content))) {
      await imports.noteSending(telling, context());
      outcome = await putSurely(content, told !== null);
    }
    await imports.noteSent([telling], context());
    return outcome;
  };

  const remove = async (gone: Gone): Promise<Outcome> => {
    await imports.noteRemoving(gone, entity);
    await send((call) => enneo.removeContract(gone.id, call));
    await imports.forget(gone, entity);
    return 'deleted';
  };

  const toStep = (due: DueContract): DueStep => {
    const { id, source, version, record } = due;
    const content = toImportedContract(record);
    const lacking = lackingFields(content);
    const telling = { id, source, contentHash: content.version, recordVersion: version, customerId: record.customer.id };
    return {
      key: { id, source },
      telling,
      problem: lacking.length === 0 ? null : `the ERP does not say ${lacking.join(', ')}, which Enneo needs`,
      expected: expectedOf(due, content),
      take: () => bring(due, content, telling),
    };
  };

  const scan: Errand['scan'] = async (after, limit) => mapScan(await imports.scanContracts({ entity, mapping, after, limit }), toStep);

  const toRemoval = (gone: Gone): Step => ({ key: gone, expected: 'deleted', take: () => remove(gone) });

  return { entity, mapping, beginsSilently: false, isDestructive: true, scan, toRemoval };
};

const expectedOf = ({ told }: DueContract, { version }: ImportedContract): Outcome => {
  if (told === null) return 'created';
  if (told.state !== 'sent') return 'unknown';
  return told.contentHash === version ? 'unchanged' : 'updated';
};
