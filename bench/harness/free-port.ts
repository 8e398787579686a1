import { createServer } from 'node:net';

/** Ports in a row are looked for here, below the range the kernel hands out itself. */
const LOWEST = 20_000;
const HIGHEST = 30_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** The first of `count` ports in a row that nobody listens on. */
export const findFreePorts = async (count: number): Promise<number> => {
  const start = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
  for (let base = start; base < start + 2000; base += count) {
    const free = await Promise.all(Array.from({ length: count }, (_, offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`no ${count} free ports in a row from ${start} on`);
};
