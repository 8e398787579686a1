export interface TextRemainder {
  /** The first group of each match, else all of it, where `accepts` agrees. What is taken becomes blank and is not found again. */
  take(pattern: RegExp, accepts?: (found: string) => boolean): readonly string[];
}

/** A text that is read by one pattern after another. */
export const createTextRemainder = (text: string): TextRemainder => {
  let left = text;
  return {
    take: (pattern, accepts = () => true) => {
      const found: string[] = [];
      left = left.replace(pattern, (match: string, ...groups: readonly unknown[]) => {
        const value = typeof groups[0] === 'string' ? groups[0] : match;
        if (!accepts(value)) return match;
        found.push(value.trim());
        return ' '.repeat(match.length);
      });
      return found;
    },
  };
};
