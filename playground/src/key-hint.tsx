import type { ReactElement } from 'react';

/** Shown when the server answered 401. */
export const KeyHint = ({ apiKey }: { readonly apiKey: string }): ReactElement => (
  <p className="hint" id="key-hint" role="alert" data-testid="key-hint">
    <strong>{apiKey === '' ? 'This server wants an API key.' : 'The server does not know this API key.'}</strong> Put one in the field at the top right and
    press Enter. In <code>busbar demo</code> the key is <code>busbar-demo</code>; elsewhere, ask whoever runs this server. The key stays in this tab and is
    forgotten when you close it.
  </p>
);
