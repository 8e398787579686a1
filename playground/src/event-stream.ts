/** The answers of an event stream, one after the other, until it completes. `return` leaves at once. */
export const readEventStream = (response: Response, leave: () => void): AsyncIterableIterator<unknown> => {
  const answers = parseEvents(response);
  return {
    // A stream one leaves ends with an error that nobody needs to see.
    next: () => answers.next().catch(() => ({ done: true, value: undefined })),
    return: async () => {
      leave();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

async function* parseEvents(response: Response): AsyncGenerator<unknown, undefined> {
  if (response.body === null) return;
  let text = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const events = (text + chunk.value).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const answer = /^event: next\ndata: (.*)$/s.exec(event)?.[1];
      if (answer !== undefined) yield JSON.parse(answer);
    }
  }
}
