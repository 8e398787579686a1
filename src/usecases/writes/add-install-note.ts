import { z } from 'zod';
import type { Note } from '../../domain/install.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { UserError } from '../../domain/user-error.ts';
import type { Write } from '../../domain/write.ts';
import { hashInput } from './hash-input.ts';
import { inTime } from './in-time.ts';
import { type Performed, type Prepared, performWrite } from './perform-write.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';
import type { WriteAccess } from './write-parts.ts';

/** `since`: the note is younger, by Enerflo's clock; ISO 8601 UTC. */
const input = z.object({ installId: z.string(), text: z.string(), since: z.string() });
type Input = z.infer<typeof input>;

/** Enerflo publishes no limit; its own pages show no longer notes well (assumed, W15). */
const MAX_TEXT = 10_000;

/** Milliseconds by which clocks of Enerflo's may differ among themselves; it cuts seconds off as well. */
const CLOCK_SKEW_MS = 60_000;

/** `POST installs/{id}/notes` (enerflo.md §4.8), the one write of Enerflo's that is not safe to repeat. */
export const noteWrite = defineWrite({
  operation: 'addInstallNote',
  input,
  send: async ({ installId, text }, { sources, store, call, now }) => {
    const fetchedAt = now();
    const note = await sources.enerflo.addNote(installId, text, call);
    // Taken, it seems, but nobody knows as which note: that is found out as after any other unreadable answer.
    if (note === null) throw new SourceError('ENERFLO', 'addNote', 'malformed');
    await store.mirror.write('note', [{ record: note, fetchedAt }]);
    return note.id;
  },
  look: async (note, access, write) => {
    const found = await findNew(note, access, write);
    return found === null ? null : { id: found.id, state: { text: note.text } };
  },
  expire: async ({ installId }, { reader, store, now }) => {
    reader.notesOfInstalls.expire(null);
    await store.mirror.expire('note', 'enerflo', [], { owners: [installId], at: now() });
  },
  renew: async () => undefined,
});

/** The oldest such note that is not the effect of another write; the mirror then has it too. */
const findNew = async ({ installId, text, since }: Input, { sources, store, call, now }: WriteAccess, { lane }: Write): Promise<Note | null> => {
  const fetchedAt = now();
  const notes = await sources.enerflo.notesByInstallIds([installId], since, call);
  const taken = new Set(await store.writes.resultIdsOfLane(lane));
  const found = notes.find((note) => note.text.trim() === text && !taken.has(note.id)) ?? null;
  if (found !== null) await store.mirror.write('note', [{ record: found, fetchedAt }]);
  return found;
};

export interface WantedNote {
  readonly installId: string;
  readonly text: string;
}

export interface WrittenNote extends Performed {
  readonly note: Note | null;
}

/** Equal notes on one install go one after the other, so that one in doubt is never taken for another. */
export const addInstallNote = async ({ installId, text }: WantedNote, idempotencyKey: string | null, context: WriteContext): Promise<WrittenNote> => {
  const wanted = { installId, text: text.trim() };
  const lane = `note ${hashInput('note', wanted)}`;
  const performed = await performWrite(
    noteWrite,
    { ...{ idempotencyKey, given: wanted, lane, entity: 'install', entityId: installId }, prepare: () => prepare(wanted, context) },
    context,
  );
  const { write } = performed;
  return {
    ...performed,
    note: write?.state === 'done' && write.resultId !== null ? await readNote(write.resultId, context) : null,
  };
};

const prepare = async (wanted: WantedNote, { sources, call }: WriteContext): Promise<Prepared | readonly UserError[]> => {
  const { installId, text } = wanted;
  if (text === '') return [{ field: 'text', code: 'MISSING', message: 'The text is empty.' }];
  if (text.length > MAX_TEXT) return [{ field: 'text', code: 'TOO_LONG', message: `The text has ${text.length} characters; at most ${MAX_TEXT} are taken.` }];
  if (!text.isWellFormed() || text.includes('\0')) return [{ field: 'text', code: 'INVALID', message: 'The text holds broken characters.' }];
  const install = await sources.enerflo.installById(installId, call);
  if (install === null) return [{ field: 'installId', code: 'NOT_FOUND', message: 'There is no such install in Enerflo.' }];
  const since = new Date(sources.enerflo.time() - CLOCK_SKEW_MS).toISOString();
  return { input: { ...wanted, since }, before: null, after: { text }, resultId: null };
};

/** The mirror has it since it was sent or found. */
const readNote = (id: string, { store, answerBy, now }: WriteAccess): Promise<Note | null> =>
  inTime(
    store.mirror.read('note', [id]).then(([mirrored]) => mirrored?.record ?? null),
    answerBy - now(),
    () => null,
  );
