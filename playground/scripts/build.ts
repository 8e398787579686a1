import { mkdir, rm, writeFile } from 'node:fs/promises';
import { bundle } from './bundle.ts';

const DIST = new URL('../dist/', import.meta.url);

const files = await bundle();
await rm(DIST, { recursive: true, force: true });
await mkdir(new URL('assets/', DIST), { recursive: true });
for (const [name, text] of files) {
  await writeFile(new URL(name, DIST), text);
  process.stdout.write(`${name}  ${(Buffer.byteLength(text) / 1024).toFixed(0)} KiB\n`);
}
