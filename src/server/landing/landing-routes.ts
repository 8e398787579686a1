import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { SourceStatus } from '../../domain/source-status.ts';
import { toPageHeaders } from '../page-headers.ts';
import type { Sample } from '../playground/samples.ts';
import { type Link, toPage } from './page.ts';
import { style } from './style.ts';

export interface LandingOptions {
  readonly samples: readonly Sample[];
  readonly readSources: () => Promise<readonly SourceStatus[]> | readonly SourceStatus[];
  /** Extra links, such as the documentation's. */
  readonly links?: readonly Link[];
}

const LINKS: readonly Link[] = [
  { href: '/playground', text: 'Open the playground' },
  { href: '/graphql', text: 'GraphQL' },
  { href: '/health/ready', text: 'Health' },
];

const styleHash = createHash('sha256').update(style).digest('base64');
const HEADERS = toPageHeaders(
  `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
);

/** The page at `/`. Open to everybody, and readable whatever the sources do. */
export const landingRoutes =
  ({ samples, readSources, links = [] }: LandingOptions) =>
  async (app: FastifyInstance): Promise<void> => {
    app.get('/', async (_, reply) => {
      const sources = await Promise.resolve()
        .then(readSources)
        .catch(() => null);
      return reply
        .headers(HEADERS)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(toPage({ sources, samples, links: [...LINKS, ...links] }));
    });
  };
