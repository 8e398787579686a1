import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the range the system hands out by itself. */
const [LOWEST, HIGHEST] = [12_000, 32_000];
const TRIES = 20;

/** The first of `count` neighbouring ports on which nobody listens. */
export const freePorts = async (count: number): Promise<number> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST - count));
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`found no ${count} free neighbouring ports in ${TRIES} tries`);
};

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return true;
  } catch {
    return false;
  }
};
