import type { ReactElement } from 'react';

/** LIVE, CACHED, STALE or FAILED. */
export const StateBadge = ({ state }: { readonly state: string }): ReactElement => (
  <span className="badge" data-state={state}>
    {state}
  </span>
);
