import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export interface StaticFile {
  /** Relative to the folder, with `/`: `assets/playground-ARFW2SLY.js`. */
  readonly path: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

const readStaticFile = (folder: string, path: string): StaticFile => {
  const contentType = CONTENT_TYPES[extname(path)];
  if (contentType === undefined) throw new Error(`${join(folder, path)} has an ending without a known content type.`);
  const body = readFileSync(join(folder, path));
  return { path: path.replaceAll('\\', '/'), contentType, body, gzipped: gzipSync(body) };
};

/** Every file under a folder, held in memory. Only what lies there at the start is ever served, so a request's path never reaches the disk. */
export const readStaticFiles = (folder: URL): readonly StaticFile[] => {
  const root = fileURLToPath(folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readStaticFile(root, relative(root, join(entry.parentPath, entry.name))));
};
