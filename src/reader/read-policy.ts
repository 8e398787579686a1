import type { ReadPolicy } from './read.ts';

/** `Cache-Control` of the request, as in HTTP (RFC 9111, 5.2.1): `no-cache`, `max-age=<seconds>`, `only-if-cached`; the rest says nothing to us. */
export const toReadPolicy = (cacheControl: string | undefined): ReadPolicy => {
  const directives = (cacheControl ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  const seconds = directives.map((directive) => /^max-age="?(\d{1,9})"?$/.exec(directive)?.[1]).find((value) => value !== undefined);
  const isLive = directives.includes('no-cache') || directives.includes('no-store');
  return { maxAgeMs: isLive ? 0 : seconds === undefined ? null : Number(seconds) * 1000, onlyIfCached: directives.includes('only-if-cached') };
};
