import type { Stack } from '../../support/stack.ts';

/** What every mutation that writes answers. */
export const PERFORMED = 'write { id state resultId } userErrors { field code message }';

export interface Performed {
  readonly write: { readonly id: string; readonly state: string; readonly resultId: string | null } | null;
  readonly userErrors: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

export const DONE = { write: { state: 'DONE' }, userErrors: [] };

/** One mutation after another, each without an error of GraphQL. */
export const writeTo =
  (stackOf: () => Stack) =>
  async <T = Performed>(mutation: string): Promise<T & Performed> => {
    const { data, errors } = await stackOf().ask<{ done: T & Performed }>(`mutation { done: ${mutation} }`);
    if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors));
    return data.done;
  };

/** `METHOD path` of the writes that a source has carried out, whatever it answered. */
export const effects = async (stack: Stack, source: 'enneo' | 'enerflo'): Promise<readonly string[]> => {
  const calls = await stack.calls(source);
  return calls
    .filter(({ method, path, handled = 0 }) => method !== 'GET' && !path.endsWith('/search') && handled >= 200 && handled < 300)
    .map(({ method, path }) => `${method} ${path}`);
};

export const ADD_NOTE = `mutation($text: String!, $key: String, $install: ID = "1400001") {
  done: addInstallNote(installId: $install, text: $text, idempotencyKey: $key) { ${PERFORMED} note { id text } } }`;

export interface AddedNote {
  readonly done: (Performed & { readonly note: { readonly id: string; readonly text: string } | null }) | null;
}

export const stateOf = async (stack: Stack, id: unknown): Promise<string | undefined> => {
  const { data } = await stack.ask<{ write: { state: string } | null }>('query($id: ID!) { write(id: $id) { state } }', { id });
  return data?.write?.state;
};
