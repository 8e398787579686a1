import { isDeepStrictEqual } from 'node:util';
import type { SourceName } from '../support/stack.ts';
import { FORBIDDEN, GRACE_MS, type Seen, unless } from './cell.ts';
import type { FaultStage } from './fault-stage.ts';
import { FAULTS, type FaultName } from './faults.ts';
import { nextUnseen } from './unseen.ts';

const QUERY = `query ($customer: ID!, $ticket: ID!, $install: ID!) {
  customer(id: $customer) { id contracts { nodes { id tickets { totalCount } } } installs { id } }
  ticket(id: $ticket) { id } install(id: $install) { id } }`;

interface Data {
  readonly customer: {
    readonly id: string;
    readonly contracts: { readonly nodes: readonly { readonly id: string; readonly tickets: { readonly totalCount: number } | null }[] } | null;
    readonly installs: readonly unknown[] | null;
  } | null;
  readonly ticket: { readonly id: string } | null;
  readonly install: { readonly id: string } | null;
}

/** One query over all three sources, about records nobody has a copy of, while one of them fails. */
export const meetInGraph = async ({ stack, proxies, deadlineMs }: FaultStage, source: SourceName, name: FaultName): Promise<Seen> => {
  const { customer, ticket, install } = nextUnseen(stack.world);
  await proxies[source].strike(name);
  const askedAt = performance.now();
  const answer = await stack.ask<Data>(QUERY, { customer: customer.id, ticket, install });
  const lateMs = performance.now() - askedAt - deadlineMs;
  const hits = name === 'down' ? null : proxies[source].hits();
  await proxies[source].strike(null);
  const { code } = FAULTS[name];
  const fails = (one: SourceName): boolean => code !== null && one === source;
  const { data, errors = [] } = answer;
  const known = data?.customer;
  return {
    hits,
    lateMs,
    problems: unless(
      [hits !== 0, 'the fault did not happen'],
      [lateMs <= GRACE_MS, `answered ${Math.round(lateMs)} ms after its deadline`],
      [fails('erp') ? known === null : known?.id === customer.id, 'the customer is not as expected'],
      [
        fails('erp') ||
          isDeepStrictEqual(
            known?.contracts?.nodes.map(({ id }) => id),
            [...customer.contractIds],
          ),
        'contracts are missing',
      ],
      [fails('erp') || (known?.contracts?.nodes.every(({ tickets }) => (tickets === null) === fails('enneo')) ?? false), 'tickets are not as expected'],
      [fails('erp') || (known?.installs === null) === fails('enerflo'), 'installs are not as expected'],
      [(data?.ticket?.id === ticket) !== fails('enneo'), 'the ticket is not as expected'],
      [(data?.install?.id === install) !== fails('enerflo'), 'the install is not as expected'],
      [errors.length > 0 === (code !== null), `${errors.length} errors`],
      [errors.every(({ extensions }) => extensions.source === source.toUpperCase()), 'an error names another source'],
      [
        errors.every(({ extensions }) => code?.test(String(extensions.code)) === true),
        `errors are ${[...new Set(errors.map(({ extensions }) => extensions.code))]}`,
      ],
      [!FORBIDDEN.test(JSON.stringify(answer)), 'text of the upstream got out'],
      [proxies[source].strays() === 0, 'a redirect was followed'],
    ),
  };
};
