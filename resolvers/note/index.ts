import { freshnessOf } from '../shared/freshness.resolver.ts';
import { noteReference } from './note.reference.ts';
import { NoteResolver } from './note.resolver.ts';
import { NoteType } from './note.type.ts';
import { NoteAddedResolver } from './note-added.resolver.ts';
import { WriteNoteResolver } from './write-note.resolver.ts';

export const note = { resolvers: [freshnessOf(NoteType), NoteResolver, WriteNoteResolver, NoteAddedResolver], references: { Note: noteReference } } as const;
