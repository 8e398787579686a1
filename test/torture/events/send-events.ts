import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Random } from '../../../sandbox/control/random.ts';
import type { Changing } from './changing.ts';

export interface SendOptions {
  readonly records: readonly Changing[];
  readonly perSecond: number;
  /** Changes and sends go on until so many events were acknowledged and `isEnough` says so. */
  readonly events: number;
  readonly isEnough: () => boolean;
  readonly random: Random;
  readonly urlOf: () => string | null;
  readonly secret: string;
  readonly report: (acknowledged: number) => void;
}

/** A record's versions: the last it was given, and the last an acknowledged event was sent for. */
export interface Sent {
  readonly record: Changing;
  changes: number;
  acknowledged: number;
}

export interface Sending {
  readonly sent: readonly Sent[];
  /** Posts, copies among them, of which nothing is repeated. */
  readonly posts: number;
  readonly acknowledged: number;
  readonly seconds: number;
}

const SHUFFLED_OVER_MS = 400;
const COPIES = 0.1;
const TICK_MS = 5;

/** At an even rate whatever is answered: a change, and a moment later its event, so that events overtake each other; one in ten comes twice. */
export const sendEvents = async ({ records, perSecond, events, isEnough, random, urlOf, secret, report }: SendOptions): Promise<Sending> => {
  const agent = new Agent({ connections: 100 });
  const sent = records.map((record): Sent => ({ record, changes: 0, acknowledged: 0 }));
  const underWay = new Set<Promise<void>>();
  let isOver = false;
  let posts = 0;
  let acknowledged = 0;

  const post = async (path: string, event: object): Promise<boolean> => {
    const url = urlOf();
    posts += 1;
    if (url === null || isOver) return false;
    const options = { method: 'POST', dispatcher: agent, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) } as const;
    return request(`${url}${path}/${secret}`, options).then(
      async ({ statusCode, body }) => {
        await body.dump();
        return statusCode < 300;
      },
      () => false,
    );
  };
  const tell = async (of: Sent, event: object): Promise<void> => {
    await sleep(random() * SHUFFLED_OVER_MS);
    // A copy tells nothing newer than what the first one was sent for.
    const version = of.changes;
    const copies = random() < COPIES ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (await post(of.record.path, event)) {
        acknowledged += 1;
        of.acknowledged = Math.max(of.acknowledged, version);
      }
      if (copy + 1 < copies) await sleep(random() * SHUFFLED_OVER_MS);
    }
  };
  const changeOne = (number: number): void => {
    const of = sent[Math.floor(random() * sent.length)];
    if (of === undefined) return;
    of.changes += 1;
    of.record.change(of.changes);
    const telling = tell(of, of.record.event(number)).finally(() => underWay.delete(telling));
    underWay.add(telling);
  };

  const began = performance.now();
  for (let number = 0; acknowledged < events || !isEnough(); ) {
    for (const due = ((performance.now() - began) / 1000) * perSecond; number < due; number += 1) changeOne(number);
    report(acknowledged);
    await sleep(TICK_MS);
  }
  const seconds = (performance.now() - began) / 1000;
  // On a machine that is slower than the rate minutes of posts would wait here; what was not acknowledged promises nothing.
  isOver = true;
  await agent.destroy();
  await Promise.all(underWay);
  return { sent, posts, acknowledged, seconds };
};
