import { SOURCE_NAMES, type Source } from './source.ts';

/** When to ask again, in milliseconds: a first fill brings its first thousands within it. */
const RETRY_MS = 30_000;

/** The mirror holds a part of a source's records at most: it can say neither who nor how many there are. */
export class MirrorUnfilled extends Error {
  override readonly name = 'MirrorUnfilled';
  readonly source: Source;
  readonly retryAfterMs = RETRY_MS;

  constructor(source: Source) {
    super(
      `${SOURCE_NAMES[source]} has not been copied completely yet, so nobody can say who or how many there are; try again in ${RETRY_MS / 1000} seconds. Where no first fill is running, \`busbar sync\` starts it (with an embedded store: while Busbar is stopped).`,
    );
    this.source = source;
  }
}
