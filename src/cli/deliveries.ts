import { ConfigError } from '../config.ts';
import { DELIVERY_STATES, type Delivery, type DeliveryState } from '../domain/rules/delivery.ts';
import type { Store } from '../store/create-store.ts';
import { redriveDeliveries } from '../usecases/deliveries/redrive-deliveries.ts';
import { say } from './say.ts';
import { withStore } from './with-store.ts';

/** In the audit. */
const BY = 'command line';
const AT_ONCE = 200;

/** `busbar deliveries list`. */
export const showDeliveries = (env: NodeJS.ProcessEnv, { state, limit }: { readonly state: string; readonly limit: string }): Promise<void> => {
  const query = { state: toState(state), after: null, limit: toLimit(limit) };
  return withStore(env, async ({ deliveries }) => {
    const found = await deliveries.list(query);
    for (const delivery of found) say(toLine(delivery));
    const [waiting, dead] = [await deliveries.count('waiting'), await deliveries.count('dead')];
    say(`${found.length === 0 ? '' : '\n'}${found.length} shown; ${waiting} wait, ${dead} are dead.`);
  });
};

/** `busbar deliveries redrive`. Exit code 1: some were left as they are. */
export const redrive = (env: NodeJS.ProcessEnv, ids: readonly string[], { all = false }: { readonly all?: boolean }): Promise<void> => {
  if (all === ids.length > 0) throw new ConfigError(['deliveries redrive: name the deliveries, or all that are dead with --all']);
  return withStore(env, async (store) => {
    const wanted = all ? await deadIds(store) : ids;
    let redriven = 0;
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const result = await redriveDeliveries(wanted.slice(from, from + AT_ONCE), BY, store, Date.now());
      redriven += result.redriven.length;
      for (const { message } of result.userErrors) say(message);
    }
    say(`${redriven} redriven, ${wanted.length - redriven} left as they are. A running \`busbar serve\` tries them; without one they wait for it.`);
    process.exitCode = redriven === wanted.length ? 0 : 1;
  });
};

const deadIds = async ({ deliveries }: Store): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let after: Delivery | null = null; ; ) {
    const page: readonly Delivery[] = await deliveries.list({ state: 'dead', after, limit: 1000 });
    ids.push(...page.map(({ id }) => id));
    after = page.at(-1) ?? null;
    if (after === null) return ids;
  }
};

const toLine = ({ id, createdAt, ruleId, eventType, kind, target, state, tries, error }: Delivery): string =>
  `${id}  ${new Date(createdAt).toISOString()}  ${ruleId}: ${eventType} → ${kind} ${target}: ${state}, ${tries} ${tries === 1 ? 'try' : 'tries'}${error === null ? '' : ` · ${error}`}`;

const toState = (text: string): DeliveryState | null => {
  const state = DELIVERY_STATES.find((known) => known === text);
  if (state === undefined && text !== 'all') throw new ConfigError([`--state: "${text}" is not one of ${DELIVERY_STATES.join(', ')}, all`]);
  return state ?? null;
};

const toLimit = (text: string): number => {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1 || Number(text) > 1000) throw new ConfigError([`--limit: "${text}" is not a number from 1 to 1000`]);
  return Number(text);
};
