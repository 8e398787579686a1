import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a call is answered with. */
export interface Passed {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A call as a fault meets it. */
export interface Met {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What the source answers. */
  pass(): Promise<Passed>;
  /** Where a redirect leads: another host, by its port. */
  readonly elsewhere: string;
}

/** As the source said it; `change`: but for this. */
export const answer = async ({ response, pass }: Met, change: (passed: Passed) => Partial<Passed> = () => ({})): Promise<void> => {
  const passed = await pass();
  const { status, headers, body } = { ...passed, ...change(passed) };
  const { 'transfer-encoding': _, 'content-length': __, connection: ___, ...kept } = { ...passed.headers, ...headers };
  response.writeHead(status, { ...kept, 'content-length': body.length });
  response.end(body);
};
