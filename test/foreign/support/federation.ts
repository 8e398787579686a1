import { type RunningBusbar, startBusbar } from './busbar.ts';
import { startCrm } from './crm.ts';
import type { Member } from './gateways.ts';
import { startTap, type Tap } from './tap.ts';

export interface Federation {
  readonly busbar: RunningBusbar;
  /** What is asked of Busbar through `members`. */
  readonly busbarTap: Tap;
  readonly crmTap: Tap;
  /** The two subgraphs, as a gateway is told of them. */
  readonly members: readonly Member[];
  /** Answers Busbar's exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Busbar and the CRM, each behind a tap. */
export const startFederation = async (): Promise<Federation> => {
  const busbar = await startBusbar();
  const crm = await startCrm();
  const [busbarTap, crmTap] = await Promise.all([startTap(busbar.url), startTap(crm.url)]);
  const stop = async (): Promise<number | null> => {
    await Promise.all([busbarTap.stop(), crmTap.stop(), crm.stop()]);
    return busbar.stop();
  };
  const members = [
    { name: 'busbar', url: busbarTap.url },
    { name: 'crm', url: crmTap.url },
  ];
  return { busbar, busbarTap, crmTap, members, stop };
};
