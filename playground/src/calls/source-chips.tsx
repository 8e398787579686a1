import type { ReactElement } from 'react';
import type { SourceUse } from './report.ts';
import { StateBadge } from './state-badge.tsx';

const toTitle = (use: SourceUse): string => (use.asOf === null ? use.source : `${use.source}, as of ${use.asOf}`);

/** How each source took part in the answer. */
export const SourceChips = ({ sources }: { readonly sources: readonly SourceUse[] }): ReactElement => (
  <ul className="chips" aria-label="Sources of the last query">
    {sources.map((use) => (
      <li key={use.source} className="chip" title={toTitle(use)}>
        <span className="dot" data-source={use.source} aria-hidden="true" />
        {use.source} <StateBadge state={use.state} />
      </li>
    ))}
  </ul>
);
