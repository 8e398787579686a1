import { SOURCE_NAMES, type Source } from './source.ts';

/** The request forbade to ask the source (`Cache-Control: only-if-cached`), and no copy is there: its own wish, no outage. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
  readonly source: Source;

  constructor(source: Source) {
    super(`${SOURCE_NAMES[source]} was not asked, as \`Cache-Control: only-if-cached\` says, and no copy is stored; leave that header out to have it read.`);
    this.source = source;
  }
}
