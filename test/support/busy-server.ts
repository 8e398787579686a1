import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createAdmission } from '../../src/server/admission/create-admission.ts';

/** A server whose answers cost its processor 4 ms each, in four turns; what is kept apart costs nothing. Writes its port. `busy-server.ts <most>`. */
const TURNS = 4;

const burn = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

const admission = createAdmission(Number(process.argv[2]), [], () => performance.now());
const server = createServer(
  admission.admit(async ({ url }, response) => {
    for (let turn = 0; turn < TURNS && url === '/graphql'; turn += 1) {
      burn(1);
      await nextTurn();
    }
    response.end('answered');
  }),
).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`${address?.port}\n`);
});
