import type { NoteTruth } from '../../world/truth.ts';
import { type Desk, nextId } from './desk.ts';

export const addNote = (desk: Desk, installId: number, authorId: number, text: string): NoteTruth => {
  const note = { id: nextId(desk.world.notes, 910_001), installId, authorId, text, createdAt: desk.now(), deletedAt: null };
  desk.notes.collection.put(String(note.id), note);
  desk.announce('new_install_note', String(note.id));
  return note;
};

/** Soft: the note stays in lists. No event is documented for it, so none is sent. */
export const deleteNote = (desk: Desk, note: NoteTruth): NoteTruth => {
  const deleted = { ...note, deletedAt: desk.now() };
  desk.notes.collection.put(String(note.id), deleted);
  return deleted;
};
