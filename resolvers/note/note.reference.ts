import type { Note } from '../../src/domain/install.ts';
import { findNote } from '../../src/usecases/find-note.ts';
import { keyOf, type Reference } from '../shared/reference.ts';

export const noteReference: Reference<Note> = (key, { loaders }) => findNote(keyOf(key, 'installId'), keyOf(key, 'id'), loaders.enerflo);
