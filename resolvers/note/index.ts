import { noteReference } from './note.reference.ts';
import { NoteResolver } from './note.resolver.ts';

export const note = { resolvers: [NoteResolver], references: { Note: noteReference } } as const;
