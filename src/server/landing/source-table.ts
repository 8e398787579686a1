import { type Html, html } from './html.ts';
import type { SourceStatusView } from './source-status-view.ts';

const NAMES: Readonly<Record<SourceStatusView['name'], string>> = { ENNEO: 'Enneo', ERP: 'ERP', ENERFLO: 'Enerflo' };
const STATES: Readonly<Record<SourceStatusView['state'], string>> = { up: 'up', down: 'down', unused: 'not asked yet' };
const BREAKERS = { closed: 'closed', open: 'open', halfOpen: 'probing' } as const;

const toTime = (iso: string | null): Html =>
  iso === null ? html`<span class="soft">never</span>` : html`<time datetime="${iso}">${iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}</time>`;

const toStateText = ({ state, lastFailure }: SourceStatusView): string =>
  state === 'down' && lastFailure !== null ? `${STATES[state]} (${lastFailure})` : STATES[state];

interface Column {
  readonly title: string;
  readonly cell: (source: SourceStatusView) => Html;
}

const STATE: Column = {
  title: 'State',
  cell: (source) => html`<td class="state-${source.state}"><span class="dot" aria-hidden="true"></span>${toStateText(source)}</td>`,
};
const LAST_SUCCESS: Column = { title: 'Last success', cell: ({ lastSuccessAt }) => html`<td>${toTime(lastSuccessAt)}</td>` };
const BREAKER: Column = { title: 'Breaker', cell: ({ breaker }) => html`<td>${breaker === undefined ? '' : BREAKERS[breaker]}</td>` };
const CALLS: Column = { title: 'Calls, last minute', cell: ({ callsLastMinute }) => html`<td>${callsLastMinute}</td>` };

/** The breakers have a column once a source has one. */
const columnsFor = (sources: readonly SourceStatusView[]): readonly Column[] =>
  sources.some(({ breaker }) => breaker !== undefined) ? [STATE, LAST_SUCCESS, BREAKER, CALLS] : [STATE, LAST_SUCCESS, CALLS];

const toTable = (sources: readonly SourceStatusView[], columns: readonly Column[]): Html => html`<div class="scroll"><table>
<thead><tr><th scope="col">Source</th>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${sources.map((source) => html`<tr><th scope="row">${NAMES[source.name]}</th>${columns.map(({ cell }) => cell(source))}</tr>\n`)}</tbody>
</table></div>`;

/** null: the state of the sources could not be told. */
export const toSourceTable = (sources: readonly SourceStatusView[] | null): Html =>
  sources === null
    ? html`<p>The state of the sources cannot be told at the moment. <a href="/health/ready">/health/ready</a> may know more.</p>`
    : toTable(sources, columnsFor(sources));
