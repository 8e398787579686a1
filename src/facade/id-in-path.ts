import { toEntityId } from '../domain/entity-id.ts';

/** An id as somebody wrote it into a ticket: with blanks around it. Throws `BadInput` for text that can be no id. */
export const idInPath = (name: string, written: string): string => toEntityId(name, written.trim());
