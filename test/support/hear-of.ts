/** A place for logs that resolves `heard` when a line holds the words. */
export const hearOf = (words: string): { readonly heard: Promise<void>; write(line: string): void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { heard: promise, write: (line) => void (line.includes(words) && resolve()) };
};
