import fc from 'fast-check';
import type { ModelRun } from './open-run.ts';
import { KINDS } from './truth.ts';

type Model = object;

/** Something that happens; what it begins goes on beside what comes after. */
const happen = (name: string, act: (run: ModelRun) => void): fc.AsyncCommand<Model, ModelRun> => ({
  check: () => true,
  run: async (_model, run) => act(run),
  toString: () => name,
});

const kind = fc.constantFrom(...KINDS);
const id = fc.constantFrom('1', '2');
const entity = fc.record({ kind, id });
/** To when one event is due, a burst, a retry, and until a lease is over. */
const ms = fc.constantFrom(700, 2500, 12_000, 30_000);

/** Most often a change and its event, as sources do; now and then one is lost. */
export const commands = fc.commands<Model, ModelRun, false>(
  [
    entity.map((of) => happen(`change ${of.kind} ${of.id}`, ({ change }) => change(of.kind, of.id))),
    fc.record({ of: entity, copies: fc.integer({ min: 1, max: 2 }), hasKey: fc.boolean() }).map(({ of, copies, hasKey }) =>
      happen(`change and tell ${of.kind} ${of.id} x${copies}${hasKey ? '' : ' without key'}`, ({ change, tell }) => {
        change(of.kind, of.id);
        tell(of.kind, of.id, copies, hasKey);
      }),
    ),
    fc
      .record({ of: entity, copies: fc.integer({ min: 1, max: 2 }), hasKey: fc.boolean() })
      .map(({ of, copies, hasKey }) =>
        happen(`tell ${of.kind} ${of.id} x${copies}${hasKey ? '' : ' without key'}`, ({ tell }) => tell(of.kind, of.id, copies, hasKey)),
      ),
    entity.map((of) =>
      happen(`remove and tell ${of.kind} ${of.id}`, ({ remove, tell }) => {
        remove(of.kind, of.id);
        tell(of.kind, of.id, 1, true);
      }),
    ),
    fc.nat(5).map((nth) => happen(`repeat ${nth}`, ({ repeat }) => repeat(nth))),
    fc.record({ kind, ids: fc.uniqueArray(id, { minLength: 1 }) }).map((of) => happen(`read ${of.kind} ${of.ids.join()}`, ({ read }) => read(of.kind, of.ids))),
    fc.constant(happen('flush', ({ flush }) => flush())),
    fc.record({ ms, worker: fc.nat(1) }).map((of) =>
      happen(`worker ${of.worker} after ${of.ms} ms`, ({ passTime, work }) => {
        passTime(of.ms);
        work(of.worker);
      }),
    ),
    fc.constantFrom('erp' as const, 'enneo' as const, 'enerflo' as const).map((source) => happen(`sync ${source}`, ({ sync }) => sync(source))),
    fc.boolean().map((isAway) => happen(isAway ? 'sources go away' : 'sources are back', ({ setAway }) => setAway(isAway))),
  ],
  { maxCommands: 14 },
);
