import { randomUUID } from 'node:crypto';
import { createRuleWorker, type RuleWorker } from '../../../src/jobs/rules/create-rule-worker.ts';
import { createReader } from '../../../src/reader/create-reader.ts';
import { createWebhookSender } from '../../../src/sources/webhook-out/post-webhook.ts';
import { readRules } from '../../../src/usecases/rules/read-rules.ts';
import { tellEvent } from '../../../src/usecases/tell-event.ts';
import { setInstallStatus } from '../../../src/usecases/writes/set-install-status.ts';
import { Turns } from '../../../src/usecases/writes/turns.ts';
import { createWriteContext } from '../../../src/usecases/writes/write-context.ts';
import { WRITE_KINDS } from '../../../src/usecases/writes/write-kinds.ts';
import { createCall } from '../../support/call-context.ts';
import type { StorePlace } from '../../support/on-both-engines.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { openStage, type Stage } from '../stage.ts';

export const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
export const OLD_SECRET = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const TIMEOUT_MS = 300;
const GOES_ON = new AbortController().signal;

/** The sandbox, a store, a receiver, and workers whose clock the test moves. */
export interface RulesStage extends Stage {
  readonly receiver: Receiver;
  readonly pass: (ms: number) => void;
  readonly now: () => number;
  /** A worker with a rules file; its webhook is called `crm` and is the receiver unless told. */
  readonly work: (rules: readonly object[], options?: { readonly url?: string; readonly secrets?: string }) => Promise<RuleWorker>;
  /** A system of the company's own tells something. */
  readonly tell: (id: string, values?: object, installId?: string | null) => Promise<boolean>;
  /** A person sets it. */
  readonly setStatus: (installId: string, statusId: string) => Promise<unknown>;
  /** Fires and delivers what is due. */
  readonly turn: (worker: RuleWorker) => Promise<void>;
  /** Newest first. */
  readonly deliveries: () => ReturnType<Stage['store']['deliveries']['list']>;
  /** `METHOD path` of what Enerflo carried out since `forgetEffects`. */
  readonly effects: () => Promise<readonly string[]>;
  readonly forgetEffects: () => Promise<void>;
  readonly errors: readonly unknown[];
}

export const openRulesStage = async (place: StorePlace): Promise<RulesStage> => {
  const stage = await openStage(place, { contracts: 32 });
  const { sources, store } = stage;
  const receiver = await startReceiver(SECRET);
  let aheadMs = 0;
  let forgotten = 0;
  const allEffects = async () =>
    (await stage.calls('enerflo'))
      .filter(({ method, handled = 0 }) => method !== 'GET' && handled >= 200 && handled < 300)
      .map(({ method, path }) => `${method} ${path}`);
  const now = (): number => Date.now() + aheadMs;
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const reader = await createReader(sources, { store, onError }, now);
  const sender = createWebhookSender(now, TIMEOUT_MS);
  const writing = { sources, reader, store, now, newId: randomUUID, turns: new Turns(), settleMs: 1000, timeZone: 'Europe/Berlin' };
  return {
    ...stage,
    ...{ receiver, now, errors },
    pass: (ms) => {
      aheadMs += ms;
    },
    work: async (entries, { url = receiver.url, secrets = SECRET } = {}) => {
      const file = { webhooks: { crm: { url, secret: 'RULES_CRM' } }, rules: entries };
      const { rules, problems } = readRules(file, { RULES_CRM: secrets });
      if (problems.length > 0) throw new Error(problems.join('\n'));
      return createRuleWorker({ rules, writing, sender, now, random: () => 0.5 }, onError);
    },
    setStatus: (installId, statusId) => {
      const policy = { maxAgeMs: null, onlyIfCached: false };
      const call = { ...createCall({ deadline: now() + 5000 }), credential: 'a person', policy, served: () => undefined };
      return setInstallStatus({ installId, statusId, statusName: null }, null, createWriteContext(writing, 'a person', call, call.deadline, WRITE_KINDS));
    },
    tell: async (id, values = {}, installId = '1400001') => {
      const event = { id, name: 'told', installId, contractId: null, customerId: null, values: JSON.parse(JSON.stringify(values)) };
      return (await tellEvent(event, 'crm', store)).isNew;
    },
    turn: async (worker) => {
      await worker.fire(GOES_ON);
      await worker.deliverDue(GOES_ON);
    },
    deliveries: () => store.deliveries.list({ state: null, after: null, limit: 200 }),
    effects: async () => (await allEffects()).slice(forgotten),
    forgetEffects: async () => {
      forgotten = (await allEffects()).length;
    },
    [Symbol.asyncDispose]: async () => {
      await sender.close();
      await receiver.close();
      await reader.close();
      await stage[Symbol.asyncDispose]();
    },
  };
};

export const TO_CRM = { id: 'to-crm', when: 'EXTERNAL', do: { webhook: 'crm', data: { value: '{{details.values.value}}' } } };
export const TO_NOTE = {
  id: 'to-note',
  when: 'EXTERNAL',
  do: { write: 'addInstallNote', input: { installId: '{{installId}}', text: '{{details.values.text}}' } },
};
