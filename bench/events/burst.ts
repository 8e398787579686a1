import { shuffled } from '../../sandbox/control/emit/shuffled.ts';
import { runOpenLoop } from '../harness/open-loop.ts';

export interface Burst {
  readonly contractIds: readonly string[];
  readonly eventsEach: number;
  readonly seconds: number;
  readonly random: () => number;
}

export interface BurstTarget {
  /** Changes the contract in the ERP; `change` is another every time. */
  readonly change: (contractId: string, change: string) => Promise<void>;
  /** Posts the event of it to Busbar. */
  readonly tell: (contractId: string) => Promise<void>;
}

/** Changes of many contracts mixed together, at an even rate whatever the answers take; every event follows its change. Answers how late each was sent. */
export const sendBurst = ({ contractIds, eventsEach, seconds, random }: Burst, { change, tell }: BurstTarget): Promise<readonly number[]> => {
  const order = shuffled(
    contractIds.flatMap((id) => Array.from({ length: eventsEach }, () => id)),
    random,
  );
  let next = 0;
  return runOpenLoop({ perSecond: order.length / seconds, seconds, arrivals: 'even', random }, async () => {
    const nth = next;
    next += 1;
    const id = order[nth] ?? '';
    await change(id, `change ${nth}`);
    await tell(id);
  });
};
