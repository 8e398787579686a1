import { z } from 'zod';
import type { CallContext } from '../../domain/call.ts';
import type { ImportedContract } from '../../domain/enneo-fields/imported-contract.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Api } from './api.ts';

/**
 * Enneo's own copy of contracts. All of it is assumed (enneo.md 2.5): older docs offer import "via the API", no endpoint is documented.
 * Nothing here is repeated: of a failure other than `rejected` and `rateLimited` nobody knows whether it took effect.
 */
export interface ContractImport {
  /** false: Enneo has it already, and it was left alone. */
  createContract(contract: ImportedContract, call: CallContext): Promise<boolean>;
  /** Replaces every field we send. false: Enneo has no such contract. */
  updateContract(contract: ImportedContract, call: CallContext): Promise<boolean>;
  /** One that Enneo does not have counts as removed. */
  removeContract(id: string, call: CallContext): Promise<void>;
  /** The version Enneo was last sent of it; null: it has none of ours. */
  importedVersion(id: string, call: CallContext): Promise<string | null>;
}

/** A property of our own among the contract's: Enneo keeps what it does not know (enneo.md 2.5, assumed). */
const toBody = ({ version, fields }: ImportedContract) => ({ ...fields, busbarVersion: version });
const wireVersion = z.object({ busbarVersion: z.string().nullish().catch(null) });

const wireDone = z.object({ success: z.literal(true) });

export const createContractImport = ({ ask, find }: Api): ContractImport => ({
  createContract: (contract, call) =>
    ask({ operation: 'contractCreate', method: 'POST', template: '/contract', body: toBody(contract) }, wireDone, call).then(() => true, falseIfTaken),
  updateContract: async (contract, call) => {
    const request = { operation: 'contractUpdate', method: 'PATCH', template: '/contract/{id}', params: { id: contract.id }, body: toBody(contract) } as const;
    return (await find(request, wireDone, call)) !== null;
  },
  removeContract: async (id, call) => {
    await find({ operation: 'contractRemove', method: 'DELETE', template: '/contract/{id}', params: { id } }, z.unknown(), call);
  },
  importedVersion: async (id, call) => {
    const found = await find({ operation: 'contractVersion', template: '/contract/{id}', params: { id } }, wireVersion, call);
    return found?.busbarVersion ?? null;
  },
});

/** 409 `contract_exists` */
const falseIfTaken = (error: unknown): false => {
  if (error instanceof SourceError && error.status === 409) return false;
  throw error;
};
