import type { Contract } from '../domain/contract.ts';
import type { Install } from '../domain/install.ts';
import type { Loaders } from '../loaders/loaders.ts';
import { customerOfInstall } from './customer-of-install.ts';

/** The contract that supplies the install's house: the customer's only active electricity contract. Several: nobody knows. */
export const contractOfInstall = async (install: Install, loaders: Loaders): Promise<Contract | null> => {
  const customer = await customerOfInstall(install, loaders);
  return customer === null ? null : onlyElectricity(await loaders.erp.contractsByCustomerId.load(customer.id));
};

export const installsOfContract = async (contract: Contract, loaders: Loaders): Promise<readonly Install[]> => {
  const [customer, siblings] = await Promise.all([
    loaders.erp.customerById.load(contract.customer.id),
    loaders.erp.contractsByCustomerId.load(contract.customer.id),
  ]);
  return customer === null || onlyElectricity(siblings)?.id !== contract.id ? [] : loaders.enerflo.installsOfCustomer.load(customer);
};

const onlyElectricity = (contracts: readonly Contract[]): Contract | null => {
  const [only, ...others] = contracts.filter(({ status, energy }) => status === 'active' && energy === 'electricity');
  return only === undefined || others.length > 0 ? null : only;
};
