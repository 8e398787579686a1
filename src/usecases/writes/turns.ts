/** Work of one name goes one after the other, within this process. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(name) ?? Promise.resolve()).then(work);
    const end = (): void => {
      if (this.#last.get(name) === over) this.#last.delete(name);
    };
    const over = mine.then(end, end);
    this.#last.set(name, over);
    return mine;
  }
}
