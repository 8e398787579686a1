import type { CallContext } from '../../domain/call.ts';
import { ALL_READ, type Refresh } from './refresh.ts';

/** A kind whose wire has no batch. */
export const oneAtATime = (run: (id: string, call: CallContext) => Promise<void>): Refresh => ({
  batch: 1,
  run: async (wanted, call) => {
    for (const { id } of wanted) await run(id, call);
    return ALL_READ;
  },
});
