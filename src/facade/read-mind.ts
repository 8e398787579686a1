import type { Contract } from '../domain/contract.ts';
import type { Identification } from '../domain/matching/identification.ts';
import type { FacadeCall, FacadeReads, Found } from '../usecases/facade-reads.ts';
import type { ErpLink } from './erp-link.ts';
import type { MindContract, MindCustomer } from './mind-schema.ts';
import { toMindContract } from './to-mind-contract.ts';
import { toMindCustomer } from './to-mind-customer.ts';

export interface Included {
  readonly includeContracts: boolean;
  readonly includeAgentPreview: boolean;
}

/** Enneo's customer and contract objects, put together from several reads. */
export const createReadMind = (reads: FacadeReads, link: ErpLink | null) => {
  const render = async (found: Found<Contract>, withPreview: boolean, call: FacadeCall): Promise<MindContract> =>
    toMindContract(found, withPreview ? await reads.previewOf(found.record, call) : null, link);

  const contractsOf = async (ids: readonly string[], withPreview: boolean, call: FacadeCall): Promise<readonly MindContract[]> => {
    const found = await Promise.all(ids.map((id) => reads.contractById(id, call)));
    return Promise.all(found.filter((contract) => contract !== null).map((contract) => render(contract, withPreview, call)));
  };

  const customer = async (id: string, { includeContracts, includeAgentPreview }: Included, call: FacadeCall): Promise<MindCustomer | null> => {
    const [found, enneo] = await Promise.all([reads.customerById(id, call), reads.enneoCustomerOf(id, call)]);
    if (found === null) return null;
    const contractIds = found.record.contracts.map((contract) => contract.id);
    const contracts = includeContracts ? await contractsOf(contractIds, includeAgentPreview, call) : null;
    return toMindCustomer({ customer: found, contracts, enneo });
  };

  const contract = async (id: string, call: FacadeCall): Promise<MindContract | null> => {
    const found = await reads.contractById(id, call);
    return found === null ? null : render(found, true, call);
  };

  const customerByContract = async (contractId: string, included: Included, call: FacadeCall): Promise<MindCustomer | null> => {
    const found = await reads.contractById(contractId, call);
    return found === null ? null : customer(found.record.customer.id, included, call);
  };

  /** Contract and customer of a search; null unless exactly one contract is meant. */
  const both = async ({ contractId, customerId }: Identification, call: FacadeCall) => {
    if (contractId === null || customerId === null) return null;
    const [found, owner] = await Promise.all([contract(contractId, call), customer(customerId, { includeContracts: true, includeAgentPreview: false }, call)]);
    return found === null || owner === null ? null : { contract: found, customer: owner };
  };

  return { contract, customer, customerByContract, both };
};
