import type { Note } from '../domain/install.ts';
import { type EnerfloLoaders, notesOf } from '../loaders/enerflo-loaders.ts';

/** Enerflo has no call for one note: the notes of its install are read. */
export const findNote = async (installId: string, id: string, enerflo: EnerfloLoaders): Promise<Note | null> => {
  const install = await enerflo.installById.load(installId);
  const notes = install === null ? [] : await notesOf(install, enerflo);
  return notes.find((note) => note.id === id) ?? null;
};
