import { BadInput } from '../../domain/bad-input.ts';
import type { UserError } from '../../domain/user-error.ts';
import type { Store } from '../../store/create-store.ts';
import { isDeliveryId } from './list-deliveries.ts';

export interface RedrivenDeliveries {
  readonly redriven: readonly string[];
  /** One for each delivery that was left as it is. */
  readonly userErrors: readonly UserError[];
}

const MOST = 200;

/** Dead deliveries are tried again, all over, also where the receiver had said he is gone. `by`: who wants it. */
export const redriveDeliveries = async (ids: readonly string[], by: string, { deliveries, audit }: Store, now: number): Promise<RedrivenDeliveries> => {
  if (ids.length > MOST) throw new BadInput('ids', `must name at most ${MOST} deliveries`);
  const redriven = await deliveries.redrive(ids.filter(isDeliveryId), now);
  await audit.add(redriven.map((id) => ({ at: now, principal: by, action: 'redriveDelivery', entity: 'delivery', entityId: id, details: {} })));
  const isRedriven = new Set(redriven);
  const left = [...new Set(ids)].filter((id) => !isRedriven.has(id.toLowerCase()));
  const known = new Map((await deliveries.read(left.filter(isDeliveryId))).map((delivery) => [delivery.id, delivery.state]));
  return { redriven, userErrors: left.map((id) => explain(id, known.get(id.toLowerCase()))) };
};

const explain = (id: string, state: string | undefined): UserError =>
  state === undefined
    ? { field: 'ids', code: 'NOT_FOUND', message: `There is no delivery ${id}.` }
    : { field: 'ids', code: 'CONFLICT', message: `Delivery ${id} is not dead: it is ${state === 'done' ? 'done' : 'waiting for its turn'}.` };
