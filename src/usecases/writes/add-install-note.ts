import { z } from 'zod';
import type { Note } from '../../domain/install.ts';
import type { UserError } from '../../domain/user-error.ts';
import type { Write } from '../../domain/write.ts';
import { hashInput } from './hash-input.ts';
import { type Performed, type Prepared, performWrite } from './perform-write.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';
import type { WriteAccess } from './write-parts.ts';

const input = z.object({ installId: z.string(), text: z.string() });

/** Enerflo publishes no limit; its own pages show no longer notes well (assumed, W15). */
const MAX_TEXT = 10_000;

/** Milliseconds by which Enerflo's clock may be behind ours; it cuts seconds off as well. */
const CLOCK_SKEW_MS = 60_000;

/** `POST installs/{id}/notes` (enerflo.md §4.8), the one write of Enerflo's that is not safe to repeat. */
export const noteWrite = defineWrite({
  operation: 'addInstallNote',
  input,
  send: async ({ installId, text }, access, write) => {
    const { sources, store, call, now } = access;
    const fetchedAt = now();
    const note = (await sources.enerflo.addNote(installId, text, call)) ?? (await findNew({ installId, text }, access, write));
    if (note !== null) await store.mirror.write('note', [{ record: note, fetchedAt }]);
    return note?.id ?? null;
  },
  look: async ({ installId, text }, access, write) => {
    const note = await findNew({ installId, text }, access, write);
    return note === null ? null : { id: note.id, state: { text } };
  },
  expire: async ({ installId }, { reader, store, now }) => {
    reader.notesOfInstalls.expire(null);
    await store.mirror.expire('note', 'enerflo', [], { owners: [installId], at: now() });
  },
  renew: async () => undefined,
});

/** The oldest such note since the write began that is not the effect of another write. */
const findNew = async ({ installId, text }: z.infer<typeof input>, { sources, store, call }: WriteAccess, { lane, createdAt }: Write): Promise<Note | null> => {
  const notes = await sources.enerflo.notesByInstallIds([installId], since(createdAt), call);
  const taken = new Set(await store.writes.resultIdsOfLane(lane));
  return notes.find((note) => note.text.trim() === text && !taken.has(note.id)) ?? null;
};

const since = (at: number): string => new Date(at - CLOCK_SKEW_MS).toISOString();

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
    note: write?.state === 'done' && write.resultId !== null ? await readNote(installId, write.resultId, write.createdAt, context) : null,
  };
};

const prepare = async (wanted: WantedNote, { sources, call }: WriteContext): Promise<Prepared | readonly UserError[]> => {
  const { installId, text } = wanted;
  if (text === '') return [{ field: 'text', code: 'MISSING', message: 'The text is empty.' }];
  if (text.length > MAX_TEXT) return [{ field: 'text', code: 'TOO_LONG', message: `The text has ${text.length} characters; at most ${MAX_TEXT} are taken.` }];
  if (!text.isWellFormed() || text.includes('\0')) return [{ field: 'text', code: 'INVALID', message: 'The text holds broken characters.' }];
  const install = await sources.enerflo.installById(installId, call);
  if (install === null) return [{ field: 'installId', code: 'NOT_FOUND', message: 'There is no such install in Enerflo.' }];
  return { input: wanted, before: null, after: { text }, resultId: null };
};

/** The mirror has it since it was sent or found; else Enerflo lists it. */
const readNote = async (installId: string, id: string, createdAt: number, { store, sources, call }: WriteAccess): Promise<Note | null> => {
  const [kept] = await store.mirror.read('note', [id]);
  if (kept !== undefined) return kept.record;
  const notes = await sources.enerflo.notesByInstallIds([installId], since(createdAt), call).catch(() => []);
  return notes.find((note) => note.id === id) ?? null;
};
