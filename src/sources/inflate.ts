import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  br: () => createBrotliDecompress(),
  deflate: () => createInflate(),
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  zstd: () => createZstdDecompress(),
};

/**
 * A stream that undoes `Content-Encoding`; null when there is nothing to undo, undefined for an encoding we do not read.
 * We ask for none (unpacking costs more than a data centre's network), but a source may compress without being asked.
 */
export const createInflater = (contentEncoding: string | string[] | undefined): Transform | null | undefined => {
  if (contentEncoding === undefined) return null;
  const encoding = String(contentEncoding).trim().toLowerCase();
  return encoding === '' || encoding === 'identity' ? null : DECODERS[encoding]?.();
};
