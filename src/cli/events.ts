import { ConfigError } from '../config.ts';
import { type ReadEvent, unusable } from '../domain/events/event-reading.ts';
import type { Store } from '../store/create-store.ts';
import { EVENT_STATES, type EventState, type InboxEvent } from '../store/inbox/list-events.ts';
import { findEvent } from '../usecases/events/find-event.ts';
import { readEventContent } from '../usecases/events/read-event-content.ts';
import { type RedriveParts, redriveEvents } from '../usecases/events/redrive-events.ts';
import { createDoors, createReadEvent } from '../webhooks/doors.ts';
import { readEnvironment } from './read-environment.ts';
import { say } from './say.ts';
import { withStore } from './with-store.ts';

/** In the audit. */
const BY = 'command line';
const REDRIVEN_AT_ONCE = 200;

/** `busbar events list`. */
export const showEvents = (env: NodeJS.ProcessEnv, { state, limit }: { readonly state: string; readonly limit: string }): Promise<void> => {
  const query = { state: toState(state), after: null, limit: toLimit(limit) };
  return withStore(env, async ({ inbox }) => {
    const events = await inbox.list(query);
    const { waiting, dead } = await inbox.measure();
    for (const event of events) say(toLine(event));
    say(`${events.length === 0 ? '' : '\n'}${events.length} shown; ${waiting} wait, ${dead} are dead.`);
  });
};

/** `busbar events show <id>`. Exit code 1: there is none. */
export const showEvent = (env: NodeJS.ProcessEnv, id: string): Promise<void> =>
  withStore(env, async (store) => {
    const event = await findEvent(id, store);
    const content = event === null ? null : await readEventContent(event.id, BY, store, Date.now());
    if (event === null || content === null) {
      say(`There is no event ${id}.`);
      process.exitCode = 1;
      return;
    }
    const subjects = event.refreshes.map(({ source, entity, id: subject }) => `${source} ${entity} ${subject}`).join(', ');
    say(`${toLine(event)}\n\nabout    ${subjects || 'nothing'}\nkey      ${event.key ?? 'none'}`);
    say(`headers  ${JSON.stringify(content.headers)}\n\n${content.body}`);
  });

/** `busbar events redrive`. Exit code 1: some were left as they are. */
export const redrive = (env: NodeJS.ProcessEnv, ids: readonly string[], { all = false }: { readonly all?: boolean }): Promise<void> => {
  if (all === ids.length > 0) throw new ConfigError(['events redrive: name the events, or all that are dead with --all']);
  return withStore(env, async (store) => {
    const readEvent = toReadEvent(env);
    const { redriven, left } = await redriveAll(all ? await deadIds(store) : ids, { store, readEvent, now: Date.now });
    for (const message of left) say(message);
    say(`${redriven} redriven, ${left.length} left as they are. A running \`busbar serve\` works on them; without one they wait for it.`);
    process.exitCode = Math.min(1, left.length);
  });
};

/** Events are read as this environment configures the ERP; without one, as nobody could. */
const toReadEvent = (env: NodeJS.ProcessEnv): ReadEvent => {
  try {
    return createReadEvent(createDoors(readEnvironment(env, false).erp.reveal()));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return () => unusable('The ERP is not configured here.');
  }
};

const redriveAll = async (ids: readonly string[], parts: RedriveParts): Promise<{ readonly redriven: number; readonly left: readonly string[] }> => {
  let redriven = 0;
  const left: string[] = [];
  for (let from = 0; from < ids.length; from += REDRIVEN_AT_ONCE) {
    const result = await redriveEvents(ids.slice(from, from + REDRIVEN_AT_ONCE), BY, parts);
    redriven += result.redriven.length;
    left.push(...result.userErrors.map(({ message }) => message));
  }
  return { redriven, left };
};

const deadIds = async ({ inbox }: Store): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const events: readonly InboxEvent[] = await inbox.list({ state: 'dead', after, limit: 1000 });
    ids.push(...events.map(({ id }) => id));
    after = events.at(-1)?.id ?? null;
    if (after === null) return ids;
  }
};

const toLine = ({ id, receivedAt, sender, name, state, tries, error }: InboxEvent): string => {
  const failures = tries === 0 ? '' : `, ${tries} ${tries === 1 ? 'try' : 'tries'}`;
  return `${id}  ${new Date(receivedAt).toISOString()}  ${sender} ${name ?? '(no name)'}: ${state}${failures}${error === null ? '' : ` · ${error}`}`;
};

const toState = (text: string): EventState | null => {
  const state = EVENT_STATES.find((known) => known === text);
  if (state === undefined && text !== 'all') throw new ConfigError([`--state: "${text}" is not one of ${EVENT_STATES.join(', ')}, all`]);
  return state ?? null;
};

const toLimit = (text: string): number => {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1 || Number(text) > 1000) throw new ConfigError([`--limit: "${text}" is not a number from 1 to 1000`]);
  return Number(text);
};
