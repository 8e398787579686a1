import type { Delivery } from '../../domain/rules/delivery.ts';
import { fireRules } from '../../usecases/rules/fire-rules.ts';
import { type DeliveryParts, deliver } from './deliver.ts';

export interface RuleWorker {
  /** Looks at every event there is to look at. */
  readonly fire: (signal: AbortSignal) => Promise<void>;
  /** Tries everything that is due. */
  readonly deliverDue: (signal: AbortSignal) => Promise<void>;
}

const AT_ONCE = 8;
/** Longer than any try takes. */
const LEASE_MS = 40_000;

/** From now on events count for rules that are new. Several workers may share a store. `onError` is told of what nobody expected; that is tried again. */
export const createRuleWorker = async (parts: DeliveryParts, onError: (error: unknown) => void): Promise<RuleWorker> => {
  const { rules, now, writing } = parts;
  const { store, newId } = writing;
  const since = await store.deliveries.activateRules(rules.rules.map(({ id }) => id));

  const tryOne = async (delivery: Delivery): Promise<void> => store.deliveries.finish(delivery, await deliver(delivery, parts), now());

  return {
    fire: async (signal) => {
      while (!signal.aborted && (await fireRules({ store, rules: rules.rules, since, now, newId })) > 0);
    },
    deliverDue: async (signal) => {
      for (let count = AT_ONCE; count === AT_ONCE && !signal.aborted; ) {
        const due = await store.deliveries.claim({ now: now(), until: now() + LEASE_MS, limit: AT_ONCE });
        count = due.length;
        await Promise.all(due.map((delivery) => tryOne(delivery).catch(onError)));
      }
    },
  };
};
