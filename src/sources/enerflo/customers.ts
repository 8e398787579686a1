import type { Api } from './api.ts';
import type { Enerflo } from './enerflo.ts';
import { isEnerfloId, isUuid } from './enerflo-id.ts';
import { toCustomer, wireCustomer, wireCustomerPage } from './wire-customer.ts';
import { PAGE_SIZE } from './wire-names.ts';

type CustomerReads = Pick<Enerflo, 'customerById' | 'searchCustomers' | 'customerPage'>;

const LIST = '/api/v1/customers';

export const createCustomerReads = (api: Api): CustomerReads => ({
  customerById: async (id, call) => {
    if (!isEnerfloId(id) && !isUuid(id)) return null;
    const customer = await api.find({ operation: 'customerById', template: '/api/v3/customers/{id}', params: { id } }, wireCustomer, call);
    return customer && toCustomer(customer);
  },

  searchCustomers: async (text, call) => {
    const query = { search: text, page: '1', pageSize: String(PAGE_SIZE) };
    const answer = await api.get({ operation: 'searchCustomers', template: LIST, query }, wireCustomerPage, call);
    return answer.data.map(toCustomer);
  },

  customerPage: async (page, pageSize, call) => {
    const query = { page: String(page), pageSize: String(pageSize) };
    const answer = await api.get({ operation: 'customerPage', template: LIST, query, batchSize: pageSize }, wireCustomerPage, call);
    return { customers: answer.data.map(toCustomer), total: answer.dataCount };
  },
});
