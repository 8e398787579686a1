import type { NoteTruth } from '../../world/truth.ts';
import type { Row } from './pinned.ts';
import { toNullableTimestamp, toTimestamp } from './timestamp.ts';

/** enerflo.md §4.9: `id` is the install, `note_id` the note. */
export const renderNote = (note: NoteTruth): Row => ({
  note_id: note.id,
  id: note.installId,
  epc_install_id: note.installId,
  author_id: note.authorId,
  note: note.text,
  created_at: toTimestamp(note.createdAt),
  deleted_at: toNullableTimestamp(note.deletedAt),
});
