import { BadInput } from '../../domain/bad-input.ts';
import type { PageArguments } from '../../domain/page.ts';
import type { Delivery, DeliveryState } from '../../domain/rules/delivery.ts';
import type { Store } from '../../store/create-store.ts';
import { type CountedPage, toCountedPage } from '../mirror-page.ts';

const PREFIX = 'delivery:';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const toCursor = ({ id }: Delivery): string => Buffer.from(`${PREFIX}${id}`).toString('base64url');

export const isDeliveryId = (text: string): boolean => UUID.test(text);

/** What rules want done, newest first. `state` null: all. */
export const listDeliveries = async (state: DeliveryState | null, paging: PageArguments, { deliveries }: Store): Promise<CountedPage<Delivery>> => {
  const found = await deliveries.list({ state, after: await readAfter(paging.after, deliveries), limit: paging.first + 1 });
  const rows = found.slice(0, paging.first).map((record) => ({ record, cursor: toCursor(record) }));
  return toCountedPage({ rows, hasNextPage: found.length > paging.first }, paging, () => deliveries.count(state));
};

const readAfter = async (after: string | null, deliveries: Store['deliveries']): Promise<Delivery | null> => {
  if (after === null) return null;
  const id = Buffer.from(after, 'base64url').toString().replace(PREFIX, '');
  const [delivery] = isDeliveryId(id) ? await deliveries.read([id]) : [];
  if (delivery === undefined) throw new BadInput('after', 'is no cursor of this list; pass an `endCursor` or `cursor` that an earlier page answered');
  return delivery;
};
