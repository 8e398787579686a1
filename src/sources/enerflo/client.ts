import { z } from 'zod';
import type { CallContext } from '../../domain/call.ts';
import type { InstallStatus } from '../../domain/install.ts';
import type { Transport } from '../transport.ts';
import { type Api, createApi } from './api.ts';
import { createCustomerReads } from './customers.ts';
import type { Enerflo } from './enerflo.ts';
import { createInstallReads } from './installs.ts';
import { createKeptStatuses } from './kept-statuses.ts';
import { createNoteReads } from './notes.ts';
import { KEY_CHECK_PATH } from './wire-names.ts';
import { toStatuses, wireStatusList } from './wire-status.ts';
import { createWrites } from './writes.ts';

export interface EnerfloOptions {
  readonly transport: Transport;
  /** Sent as `api-key`; the rate limit counts per key. */
  readonly key: string;
  readonly now?: () => number;
}

const readStatuses = async (api: Api, call: CallContext): Promise<readonly InstallStatus[]> =>
  toStatuses(await api.get({ operation: 'installStatuses', template: '/api/v3/install-statuses' }, wireStatusList, call));

export const createEnerflo = ({ transport, key, now = Date.now }: EnerfloOptions): Enerflo => {
  const api = createApi(transport, key, now);
  const installStatuses = createKeptStatuses((call) => readStatuses(api, call), now);
  return {
    ...createInstallReads(api, installStatuses),
    ...createNoteReads(api),
    ...createCustomerReads(api),
    ...createWrites(api),
    installStatuses,
    time: api.time,
    check: async (call) => {
      await api.get({ operation: 'check', template: KEY_CHECK_PATH }, z.unknown(), call);
    },
  };
};
