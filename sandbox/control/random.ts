/** Numbers in [0, 1) that are the same on every run. */
export type Random = () => number;

/** A 32-bit multiply-and-shift generator ("mulberry32"): good enough for delays and faults, no state but one integer. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296;
  };
};
