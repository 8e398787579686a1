/** Choices that come out the same for the same seed. */
export interface Random {
  /** 0 to 1, exclusive. */
  readonly next: () => number;
  /** A whole number below `end`. */
  readonly below: (end: number) => number;
  readonly isOneIn: (count: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** mulberry32, public domain. */
export const createRandom = (seed: number): Random => {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    isOneIn: (count) => below(count) === 0,
    pick: (list) => {
      const at = below(list.length);
      for (const [index, one] of list.entries()) if (index === at) return one;
      throw new Error('nothing to pick from');
    },
  };
};

/** FNV-1a, 32 bits. */
export const toSeed = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
};
