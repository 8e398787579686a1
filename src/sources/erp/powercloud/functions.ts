/**
 * Powercloud's web services by what they do for us. Only `getContractById` has been seen, the other names are placeholders (erp.md 1.2, assumed):
 * an installation that calls them otherwise says so in its configuration.
 */
export const POWERCLOUD_FUNCTIONS = {
  contractById: 'getContractById',
  customerById: 'getCustomerById',
  contractsByCustomerId: 'getContractsByCustomerId',
  searchContracts: 'searchContracts',
  searchCustomers: 'searchCustomers',
} as const;

export type PowercloudFunction = keyof typeof POWERCLOUD_FUNCTIONS;
