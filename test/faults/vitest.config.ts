import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** The whole matrix, memory measured after collecting garbage. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/faults/matrix.faults.ts'], globalSetup: [], testTimeout: 300_000, hookTimeout: 120_000, execArgv: ['--expose-gc'] },
});
