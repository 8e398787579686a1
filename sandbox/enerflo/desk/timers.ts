/** Things to be done later that a reset or the end of the server calls off. */
export const createTimers = () => {
  const waiting = new Set<NodeJS.Timeout>();

  const later = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      act();
    }, ms);
    waiting.add(timer);
  };

  const clear = (): void => {
    for (const timer of waiting) clearTimeout(timer);
    waiting.clear();
  };

  return { later, clear };
};
