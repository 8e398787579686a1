import type { CallContext } from '../../domain/call.ts';
import type { EnerfloCustomer } from '../../domain/install.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Api } from './api.ts';
import { rowsReader, tellDrift } from './drift.ts';
import type { Enerflo } from './enerflo.ts';
import { isEnerfloId, isUuid } from './enerflo-id.ts';
import { readFurtherPages } from './read-pages.ts';
import { requireAsked } from './require-asked.ts';
import { toAppointments, wireAppointments } from './wire-appointment.ts';
import { isCustomer, toCustomer, wireCustomer, wireCustomerPage } from './wire-customer.ts';
import { MAX_SEARCH_PAGES, PAGE_SIZE } from './wire-names.ts';

type CustomerReads = Pick<Enerflo, 'customerById' | 'searchCustomers' | 'customerPage' | 'appointmentsOfCustomer'>;

const readCustomers = rowsReader(wireCustomer, toCustomer);

const LIST = '/api/v1/customers';

/** Rows move while paging (W5): of equal ids the one read last stays. */
const withoutCopies = (customers: readonly EnerfloCustomer[]): EnerfloCustomer[] => [...new Map(customers.map((customer) => [customer.id, customer])).values()];

export const createCustomerReads = (api: Api): CustomerReads => {
  const readList = async (operation: string, page: number, pageSize: number, filter: Readonly<Record<string, string>>, call: CallContext) => {
    const query = { ...filter, page: String(page), pageSize: String(pageSize) };
    const answer = await api.get({ operation, template: LIST, query, batchSize: pageSize }, wireCustomerPage, call);
    return { customers: readCustomers(operation, 'data', answer.data), total: answer.dataCount };
  };

  return {
    customerById: async (id, call) => {
      if (!isEnerfloId(id) && !isUuid(id)) return null;
      const customer = await api.find({ operation: 'customerById', template: '/api/v3/customers/{id}', params: { id } }, wireCustomer, call);
      if (customer === null) return null;
      requireAsked('customerById', isCustomer(customer, id), isUuid(id) ? '$.uuid' : '$.id');
      tellDrift('customerById', customer);
      return toCustomer(customer);
    },

    searchCustomers: async (text, call) => {
      const readPage = (page: number, paged: CallContext) => readList('searchCustomers', page, PAGE_SIZE, { search: text }, paged);
      const { customers, total } = await readPage(1, call);
      const pages = Math.ceil(total / PAGE_SIZE);
      if (pages > MAX_SEARCH_PAGES) throw new SourceError('ENERFLO', 'searchCustomersBeyondCap', 'rejected');
      const further = await readFurtherPages(pages, async (page, paged) => (await readPage(page, paged)).customers, call);
      return withoutCopies([customers, ...further].flat());
    },

    customerPage: (page, pageSize, call) => readList('customerPage', page, pageSize, {}, call),

    appointmentsOfCustomer: async (id, call) => {
      const request = { operation: 'appointmentsOfCustomer', template: '/api/v3/customers/{id}/appointments', params: { id } };
      return toAppointments(await api.get(request, wireAppointments, call));
    },
  };
};
