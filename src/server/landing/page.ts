import type { SourceStatus } from '../../domain/source-status.ts';
import type { Sample } from '../playground/samples.ts';
import { Html, html } from './html.ts';
import { picture } from './picture.ts';
import { toSourceTable } from './source-table.ts';
import { style } from './style.ts';

export interface Link {
  readonly href: string;
  readonly text: string;
}

export interface PageContent {
  /** null: could not be told. */
  readonly sources: readonly SourceStatus[] | null;
  readonly samples: readonly Sample[];
  /** The first one is the one most people want. */
  readonly links: readonly Link[];
}

const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 32 32%22%3E%3Crect y=%2213%22 width=%2232%22 height=%226%22 rx=%222%22 fill=%22%23d97742%22/%3E%3Cpath d=%22M8 3v10M16 3v10M24 3v10M16 19v10%22 stroke=%22%23808a99%22 stroke-width=%223%22/%3E%3C/svg%3E';

const toLink = ({ href, text }: Link, index: number): Html => html`<li><a${index === 0 ? html` class="first"` : ''} href="${href}">${text}</a></li>`;

const toSample = ({ id, title, description }: Sample): Html =>
  html`<li><a href="/playground?sample=${encodeURIComponent(id)}"><strong>${title}</strong><span>${description}</span></a></li>`;

/** The page at `/`, as a whole document. */
export const toPage = ({ sources, samples, links }: PageContent): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Busbar</title>
<link rel="icon" href="${new Html(ICON)}">
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>Busbar</h1>
<p class="lead">One typed graph over the three systems an energy company’s customer lives in: <strong>Enneo</strong> for service, the <strong>ERP</strong> for contracts, <strong>Enerflo</strong> for solar.</p>
<ul class="links">${links.map(toLink)}</ul>
${picture}
<h2>Sources</h2>
${toSourceTable(sources)}
<p class="soft small">As of the moment this page was asked for. Reload to see it anew.</p>
<h2>Queries to begin with</h2>
<ul class="samples">${samples.map(toSample)}</ul>
</main>
</body>
</html>
`.text;
