import { freshnessOf } from '../shared/freshness.resolver.ts';
import { noteReference } from './note.reference.ts';
import { NoteResolver } from './note.resolver.ts';
import { NoteType } from './note.type.ts';

export const note = { resolvers: [freshnessOf(NoteType), NoteResolver], references: { Note: noteReference } } as const;
