import type { NewDelivery } from '../../domain/rules/delivery.ts';
import { isEcho } from '../../domain/rules/is-echo.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { Store } from '../../store/create-store.ts';
import type { WantedEffect } from '../../store/writes/writes-to.ts';
import { isAbout, planDelivery } from './plan-for-event.ts';
import { type KnownEvent, readFacts } from './rule-facts.ts';

export interface FiringParts {
  readonly store: Pick<Store, 'deliveries' | 'events' | 'mirror' | 'writes'>;
  readonly rules: readonly Rule[];
  /** From when on events count for a rule, in milliseconds since the epoch by the database's clock. */
  readonly since: ReadonlyMap<string, number>;
  readonly now: () => number;
  readonly newId: () => string;
}

const BATCH = 100;
/** A write of ours comes back as an event within this time (enerflo.md W28, assumed). */
const ECHO_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** More often in an hour a rule does not write because of one thing: it is fed by what it does. */
export const MOST_AN_HOUR = 20;

export const ownerOf = (ruleId: string): string => `rule:${ruleId}`;

interface Firing extends KnownEvent {
  readonly rule: Rule;
}

/** Looks at the next events and writes down what rules want because of them. Answers how many it looked at, 0: there are none. */
export const fireRules = async (parts: FiringParts): Promise<number> => {
  const { store, rules, since, now, newId } = parts;
  if (rules.length === 0) return 0;
  const ids = await store.deliveries.unruled(Math.min(...since.values()), BATCH);
  if (ids.length === 0) return 0;
  const known = await readFacts(await store.events.read(ids), store);
  const meant = known.flatMap((one) => rules.filter((rule) => isCounted(rule, one, since) && isAbout(rule, one)).map((rule) => ({ rule, ...one })));
  const firings = await withoutEchoes(meant, parts);
  const deliveries = firings.map(({ rule, ...one }) => planDelivery(rule, one, newId));
  await store.deliveries.plan(ids, await withLimit(deliveries, parts), now());
  return ids.length;
};

const isCounted = ({ id }: Rule, { event }: KnownEvent, since: ReadonlyMap<string, number>): boolean => event.at >= (since.get(id) ?? Number.POSITIVE_INFINITY);

/** A rule does not fire on what it brought about itself. */
const withoutEchoes = async (firings: readonly Firing[], { store, now }: FiringParts): Promise<readonly Firing[]> => {
  const writing = firings.filter(({ rule }) => rule.action.kind === 'write');
  if (writing.length === 0) return firings;
  const effects = await store.writes.to({
    owners: [...new Set(writing.map(({ rule }) => ownerOf(rule.id)))],
    entityIds: [...new Set(writing.flatMap(({ event }) => subjectIds(event)))],
    since: now() - ECHO_MS,
  });
  return firings.filter(({ rule, event, facts }) => !effects.some((effect) => effect.owner === ownerOf(rule.id) && isEchoOf(effect, event, facts.record)));
};

const subjectIds = ({ entityId, installId }: KnownEvent['event']): readonly string[] => (installId === null ? [entityId] : [entityId, installId]);

const isEchoOf = ({ entityId, resultId, after }: WantedEffect, event: KnownEvent['event'], record: object | null): boolean =>
  record !== null && subjectIds(event).some((id) => id === entityId || id === resultId) && isEcho(after, record);

/** Two rules may feed each other: what goes beyond the limit is kept for a person to look at. */
const withLimit = async (deliveries: readonly NewDelivery[], { store, now }: FiringParts): Promise<readonly NewDelivery[]> => {
  const writes = deliveries.filter(({ kind }) => kind === 'write');
  if (writes.length === 0) return deliveries;
  const fired = new Map<string, number>();
  for (const { ruleId, subject, count } of await store.deliveries.countFired([...new Set(writes.map(({ subject }) => subject))], now() - HOUR_MS))
    fired.set(`${ruleId} ${subject}`, count);
  return deliveries.map((delivery) => {
    if (delivery.kind === 'webhook' || delivery.error !== null) return delivery;
    const key = `${delivery.ruleId} ${delivery.subject}`;
    const count = (fired.get(key) ?? 0) + 1;
    fired.set(key, count);
    return count <= MOST_AN_HOUR ? delivery : { ...delivery, error: TOO_OFTEN };
  });
};

const TOO_OFTEN = `The rule fired more than ${MOST_AN_HOUR} times within an hour because of one record: rules may be feeding each other. Look at the rules file, then redrive this.`;
