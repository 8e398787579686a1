/** A server that is measured. All take the same variables and answer at `/graphql`. */
export interface Contender {
  readonly name: string;
  /** Of Node, from the top of the repository. */
  readonly args: readonly string[];
  /** Composes the sources' own shapes, so it is asked the same in its own words (`hive.graphql`). */
  readonly asksInOwnWords?: boolean;
}

const peer = (file: string): readonly string[] => [`bench/graph/peer/${file}`];

/** What the others are compared with: the least that gives this answer. */
export const HAND_WRITTEN: Contender = { name: 'hand-written (node:http, undici)', args: peer('hand-written.ts') };

export const BUSBAR: Contender = { name: 'Busbar', args: ['dist/src/cli.js', 'serve'] };

export const CONTENDERS: readonly Contender[] = [
  HAND_WRITTEN,
  BUSBAR,
  { name: 'Mercurius with JIT', args: peer('mercurius-jit.ts') },
  { name: 'Yoga', args: peer('yoga.ts') },
  { name: 'Apollo Server, defaults', args: peer('apollo.ts') },
  { name: 'Hive Gateway, REST handler, JIT', args: peer('hive.ts'), asksInOwnWords: true },
];
