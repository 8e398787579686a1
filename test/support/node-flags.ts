/** What processes of tests run with: the embedded store's program is compiled in a hurry, as it runs for seconds and optimising it takes seconds. */
export const NODE_FLAGS = ['--liftoff-only'];

const { PATH, NODE_COMPILE_CACHE } = process.env;

/** All that a command started by a test has from its surroundings. */
export const SURROUNDINGS = { PATH, NODE_COMPILE_CACHE };
