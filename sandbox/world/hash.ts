/** 32 bits that look random and depend on nothing but their input. `salt` tells apart what is drawn for one index. */
export const hash = (index: number, salt: number): number => {
  let mixed = (index ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** A number from 0 to `below` - 1. */
export const draw = (index: number, salt: number, below: number): number => hash(index, salt) % below;

/** One of the list, the same one always. */
export const pick = <L extends readonly [unknown, ...unknown[]]>(list: L, index: number, salt: number): L[number] =>
  list[draw(index, salt, list.length)] ?? list[0];
