import type { SourceStatus } from '../../domain/source-status.ts';
import { type Html, html } from './html.ts';

const NAMES: Readonly<Record<SourceStatus['name'], string>> = { ENNEO: 'Enneo', ERP: 'ERP', ENERFLO: 'Enerflo' };
const STATES: Readonly<Record<SourceStatus['state'], string>> = { up: 'up', down: 'down', unused: 'not asked yet' };

const toTime = (iso: string | null): Html =>
  iso === null ? html`<span class="soft">never</span>` : html`<time datetime="${iso}">${iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}</time>`;

const toStateText = ({ state, lastFailure }: SourceStatus): string =>
  state === 'down' && lastFailure !== null ? `${STATES[state]} (${lastFailure})` : STATES[state];

interface Column {
  readonly title: string;
  readonly cell: (source: SourceStatus) => Html;
}

const STATE: Column = {
  title: 'State',
  cell: (source) => html`<td class="state-${source.state}"><span class="dot" aria-hidden="true"></span>${toStateText(source)}</td>`,
};
const LAST_SUCCESS: Column = { title: 'Last success', cell: ({ lastSuccessAt }) => html`<td>${toTime(lastSuccessAt)}</td>` };
const PAUSED: Column = { title: 'Not called at present', cell: ({ openOperations }) => html`<td>${openOperations.join(', ')}</td>` };
const CALLS: Column = { title: 'Calls, last minute', cell: ({ callsLastMinute }) => html`<td>${callsLastMinute}</td>` };

/** What an open breaker keeps from being called has a column while there is something. */
const columnsFor = (sources: readonly SourceStatus[]): readonly Column[] =>
  sources.some(({ openOperations }) => openOperations.length > 0) ? [STATE, LAST_SUCCESS, PAUSED, CALLS] : [STATE, LAST_SUCCESS, CALLS];

const toTable = (sources: readonly SourceStatus[], columns: readonly Column[]): Html => html`<div class="scroll"><table>
<thead><tr><th scope="col">Source</th>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${sources.map((source) => html`<tr><th scope="row">${NAMES[source.name]}</th>${columns.map(({ cell }) => cell(source))}</tr>\n`)}</tbody>
</table></div>`;

/** null: the state of the sources could not be told. */
export const toSourceTable = (sources: readonly SourceStatus[] | null): Html =>
  sources === null
    ? html`<p>The state of the sources cannot be told at the moment. <a href="/health/ready">/health/ready</a> may know more.</p>`
    : toTable(sources, columnsFor(sources));
