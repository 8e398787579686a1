import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toPageHeaders } from '../page-headers.ts';
import type { Sample } from './samples.ts';
import { readStaticFiles, type StaticFile } from './static-files.ts';

export interface PlaygroundOptions {
  /** The key the page starts with. Only `busbar demo` gives one: whoever opens the page can use it. */
  readonly defaultApiKey: string | null;
  /** Where the committed bundle lies: `playground/dist/` in the package's root, with a `/` at its end. */
  readonly distFolder: URL;
  readonly samples: readonly Sample[];
}

/** GraphiQL's dialogs and menus put style elements into the page, so styles may be inline; scripts may not. */
const HEADERS = toPageHeaders(
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);
const YEAR = 'public, max-age=31536000, immutable';

const acceptsGzip = (request: FastifyRequest): boolean => /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));

const answerFile =
  (file: StaticFile, cacheControl: string) =>
  (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const zipped = acceptsGzip(request);
    reply.headers(HEADERS).header('cache-control', cacheControl).header('vary', 'accept-encoding').type(file.contentType);
    if (zipped) reply.header('content-encoding', 'gzip');
    return reply.send(zipped ? file.gzipped : file.body);
  };

const answerJson =
  (value: unknown) =>
  (_: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.headers(HEADERS).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(value));

/** A name under `assets/` holds its content's hash, so it never means other bytes. */
const toCacheControl = (file: StaticFile): string => (file.path.startsWith('assets/') ? YEAR : 'no-cache');

const pageOf = (files: readonly StaticFile[], folder: URL): StaticFile => {
  const page = files.find((file) => file.path === 'index.html');
  if (page === undefined) throw new Error(`${folder.pathname} holds no index.html; run "npm ci && npm run build" in playground/.`);
  return page;
};

/** `/playground` and all it loads. Open to everybody: what the page shows, it asks `/graphql` for, with the visitor's key. */
export const playgroundRoutes = ({ defaultApiKey, distFolder, samples }: PlaygroundOptions) => {
  const files = readStaticFiles(distFolder);
  const page = pageOf(files, distFolder);
  return async (app: FastifyInstance): Promise<void> => {
    for (const path of ['/playground', '/playground/']) app.get(path, answerFile(page, 'no-cache'));
    for (const file of files) app.get(`/playground/${file.path}`, answerFile(file, toCacheControl(file)));
    app.get('/playground/config.json', answerJson({ defaultApiKey, endpoint: '/graphql' }));
    app.get('/playground/samples.json', answerJson(samples));
  };
};
