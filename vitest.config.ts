import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { NODE_FLAGS } from './test/support/node-flags.ts';

const require = createRequire(import.meta.url);

export default defineConfig({
  resolve: {
    // Without this Vite loads graphql's ES build beside the CommonJS one its users require: two copies, and schemas refuse each other.
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/foreign/**', '**/node_modules/**'],
    globalSetup: ['test/support/build.ts', 'test/support/store-templates.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Loading the graph takes a second: files that follow each other share a process, and leave it as they found it.
    isolate: false,
    execArgv: NODE_FLAGS,
    maxWorkers: 2,
    reporters: process.env.CI === undefined ? ['default'] : ['verbose'],
  },
});
