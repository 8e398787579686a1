import { z } from 'zod';
import type { Note } from '../../domain/install.ts';
import { mapOnce, once } from '../once.ts';
import { tolerant } from './wire-row.ts';
import { readInstant } from './wire-time.ts';
import { isObject, optional, readCount, readId, readText, required } from './wire-values.ts';

const noteFields = {
  note_id: required(readId),
  epc_install_id: optional(readId),
  author_id: optional(readId),
  note: optional(readText).transform((text) => text ?? ''),
  created_at: required(readInstant),
  deleted_at: optional(readInstant),
};

/** W15: the answer to a new note is its row; the install is the one it was sent to. */
const wireNewNote = tolerant(z.object(noteFields));

/** A row of `GET installs/notes` (enerflo.md §4.9, observed). The trap: `id` is the install, the note's own id is `note_id`. */
export const wireNote = once(tolerant(z.object({ ...noteFields, id: required(readId) })));

/** `{success, page, totalPages, notes}` (enerflo.md §2.3, observed). */
export const wireNotePage = once(z.object({ page: required(readCount), totalPages: required(readCount), notes: z.array(z.unknown()) }));

const toNoteOf = ({ row }: z.infer<typeof wireNewNote>, installId: string): Note => ({
  id: row.note_id,
  installId: row.epc_install_id ?? installId,
  authorId: row.author_id,
  text: row.note,
  createdAt: row.created_at,
  deletedAt: row.deleted_at,
});

export const toNote = mapOnce((note: z.infer<typeof wireNote>): Note => toNoteOf(note, note.row.id));

/** Whose note a row is, before anything else is read of it; undefined where it does not say. */
export const readInstallId = (row: unknown): string | undefined => (isObject(row) ? (readId(row.epc_install_id) ?? readId(row.id)) : undefined);

/** Null when the answer is no note row: the note was taken, but its id is not known. */
export const toNewNote = (body: unknown, installId: string): Note | null => {
  const parsed = wireNewNote.safeParse(body);
  return parsed.success ? toNoteOf(parsed.data, installId) : null;
};
