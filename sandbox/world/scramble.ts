/** A prime just below 10^9. */
export const SCRAMBLE_SIZE = 999_999_937;
const FACTOR = 618_033_989;

/** a·b mod SCRAMBLE_SIZE without leaving the integers a double holds exactly. */
const multiply = (a: number, b: number): number => {
  const high = (a * (b >>> 15)) % SCRAMBLE_SIZE;
  return (high * 32_768 + a * (b & 32_767)) % SCRAMBLE_SIZE;
};

const power = (base: number, exponent: number): number => {
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2));
  const square = multiply(half, half);
  return exponent % 2 === 0 ? square : multiply(square, base);
};

const INVERSE = power(FACTOR, SCRAMBLE_SIZE - 2);

/** Neighbours become numbers far apart, no two the same: identifiers that look issued at random and can be turned back. */
export const scramble = (index: number): number => multiply(index % SCRAMBLE_SIZE, FACTOR);
export const unscramble = (value: number): number => multiply(value, INVERSE);
