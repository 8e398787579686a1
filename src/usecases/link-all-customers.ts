import type { CallContext } from '../domain/call.ts';
import type { Enerflo } from '../sources/enerflo/enerflo.ts';
import { type LinkDependencies, type LinkTally, proposeLinksFor } from './link-customers.ts';

const PAGE = 100;

/** Links every customer of Enerflo, page by page; `onPage` hears how many were looked at and how many there are. */
export const linkAllCustomers = async (
  enerflo: Enerflo,
  call: CallContext,
  dependencies: LinkDependencies,
  onPage: (done: number, total: number) => void = () => {},
): Promise<LinkTally> => {
  let tally: LinkTally = { linked: 0, ambiguous: 0, unlinked: 0 };
  for (let page = 1, done = 0, total = 1; done < total; page += 1) {
    const { customers, ...rest } = await enerflo.customerPage(page, PAGE, call);
    const { linked, ambiguous, unlinked } = await proposeLinksFor(customers, dependencies);
    tally = { linked: tally.linked + linked, ambiguous: tally.ambiguous + ambiguous, unlinked: tally.unlinked + unlinked };
    done += customers.length;
    total = customers.length === 0 ? done : rest.total;
    onPage(done, total);
  }
  return tally;
};
