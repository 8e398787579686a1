import { type ReactElement, useState } from 'react';
import { CallsTable } from './calls-table.tsx';
import type { CallReport } from './report.ts';
import { SourceChips } from './source-chips.tsx';
import { toSummary } from './summary.ts';

interface Props {
  /** null before the first query. */
  readonly report: CallReport | null;
}

export const CallsPanel = ({ report }: Props): ReactElement => {
  const [open, setOpen] = useState(true);
  const isEmpty = report === null || report.calls.length + report.sources.length === 0;
  return (
    <section className="calls" aria-labelledby="calls-title" data-testid="calls-panel">
      <div className="calls-head">
        <button type="button" className="calls-toggle" aria-expanded={open} aria-controls="calls-body" onClick={() => setOpen(!open)}>
          <span aria-hidden="true" className="calls-caret" />
          <span id="calls-title">Source calls of the last query</span>
        </button>
        <output className="calls-summary" data-testid="calls-summary">
          {report === null ? 'Run a query to see which calls Busbar makes for it.' : toSummary(report)}
        </output>
        {report === null ? null : <SourceChips sources={report.sources} />}
      </div>
      <div id="calls-body" hidden={!open || isEmpty}>
        {report === null ? null : <CallsTable report={report} />}
      </div>
    </section>
  );
};
