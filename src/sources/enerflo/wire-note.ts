import { z } from 'zod';
import type { Note } from '../../domain/install.ts';
import { optional, readId, readInstant, readNumber, readText, required } from './wire-values.ts';

const noteFields = {
  note_id: required(readId),
  epc_install_id: optional(readId),
  author_id: optional(readId),
  note: optional(readText).transform((text) => text ?? ''),
  created_at: required(readInstant),
  deleted_at: optional(readInstant),
};

/** W15: the answer to a new note is its row; the install is the one it was sent to. */
const wireNewNote = z.object(noteFields);

/** A row of `GET installs/notes` (enerflo.md §4.9, observed). The trap: `id` is the install, the note's own id is `note_id`. */
const wireNote = z.object({ ...noteFields, id: required(readId) });

/** `{success, page, totalPages, notes}` (enerflo.md §2.3, observed). */
export const wireNotePage = z.object({ page: required(readNumber), totalPages: required(readNumber), notes: z.array(wireNote) });

const toNoteOf = (row: z.infer<typeof wireNewNote>, installId: string): Note => ({
  id: row.note_id,
  installId: row.epc_install_id ?? installId,
  authorId: row.author_id,
  text: row.note,
  createdAt: row.created_at,
  deletedAt: row.deleted_at,
});

export const toNote = (row: z.infer<typeof wireNote>): Note => toNoteOf(row, row.id);

/** Null when the answer is no note row: the note was taken, but its id is not known. */
export const toNewNote = (body: unknown, installId: string): Note | null => {
  const parsed = wireNewNote.safeParse(body);
  return parsed.success ? toNoteOf(parsed.data, installId) : null;
};
