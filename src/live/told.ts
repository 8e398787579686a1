import type { Entity, MirrorRecords } from '../domain/entity.ts';
import type { StoredEvent } from '../store/events/read-events.ts';
import type { Mirrored } from '../store/mirror/mirrored.ts';

/** An event as subscribers hear it, with the record as the mirror has it by then; null: it is gone. */
export interface Told<E extends Entity = Entity> {
  readonly event: StoredEvent;
  readonly mirrored: Mirrored<MirrorRecords[E]> | null;
}
