import type { ReactElement } from 'react';
import type { CallReport, SourceCall, SourceUse } from './report.ts';
import { StateBadge } from './state-badge.tsx';
import { toBar, toCallState, toSpan, toStatusText } from './summary.ts';

const SourceName = ({ source }: { readonly source: string }): ReactElement => (
  <th scope="row">
    <span className="dot" data-source={source} aria-hidden="true" />
    {source}
  </th>
);

const Timeline = ({ call, span }: { readonly call: SourceCall; readonly span: number }): ReactElement => {
  const { left, width } = toBar(call, span);
  return (
    <svg className="timeline" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="timeline-track" width="100" height="8" />
      <rect className="timeline-bar" data-source={call.source} x={left} width={width} height="8" />
    </svg>
  );
};

const CallRow = ({ call, span }: { readonly call: SourceCall; readonly span: number }): ReactElement => (
  <tr data-testid="call">
    <SourceName source={call.source} />
    <td className="code">{call.method}</td>
    <td className="code path" title={call.operation}>
      {call.path}
    </td>
    <td className="number">{call.batchSize}</td>
    <td className="number">{Math.round(call.ms)}</td>
    <td className="time">
      <Timeline call={call} span={span} />
    </td>
    <td className="code">{toStatusText(call)}</td>
    <td>
      <StateBadge state={toCallState(call)} />
    </td>
  </tr>
);

/** A source that answered without a call: from the cache or the mirror. */
const QuietRow = ({ use }: { readonly use: SourceUse }): ReactElement => (
  <tr data-testid="no-call">
    <SourceName source={use.source} />
    <td colSpan={6} className="quiet">
      no call{use.asOf === null ? '' : `, as of ${use.asOf}`}
    </td>
    <td>
      <StateBadge state={use.state} />
    </td>
  </tr>
);

export const CallsTable = ({ report }: { readonly report: CallReport }): ReactElement => {
  const span = toSpan(report.calls);
  const called = new Set(report.calls.map((call) => call.source));
  return (
    <table className="calls-table" data-testid="calls-table">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Method</th>
          <th scope="col">Path</th>
          <th scope="col" className="number">
            Batch
          </th>
          <th scope="col" className="number">
            ms
          </th>
          <th scope="col">Timeline</th>
          <th scope="col">Status</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {report.calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one answer never move, and equal calls are possible
          <CallRow key={index} call={call} span={span} />
        ))}
        {report.sources
          .filter((use) => !called.has(use.source))
          .map((use) => (
            <QuietRow key={use.source} use={use} />
          ))}
      </tbody>
    </table>
  );
};
