import { z } from 'zod';
import { ConfigError } from '../config.ts';

const whole = (low: number, high: number, unset: number) =>
  z
    .string()
    .refine((text) => /^\d{1,10}$/.test(text) && Number(text) >= low && Number(text) <= high, `is not a whole number from ${low} to ${high}`)
    .transform(Number)
    .default(unset);
const onOff = z
  .enum(['on', 'off'], 'is not one of on, off')
  .default('on')
  .transform((value) => value === 'on');

const schema = z.object({
  SANDBOX_CONTRACTS: whole(1, 100_000_000, 2000),
  SANDBOX_PORT_BASE: whole(1, 65_533, 4101),
  SANDBOX_LATENCY: onOff,
  SANDBOX_LIMITS: onOff,
  SANDBOX_SYNC: onOff,
});

export interface SandboxSettings {
  readonly contracts: number;
  readonly portBase: number;
  readonly latency: boolean;
  readonly limits: boolean;
  /** Whether the demo fills the mirror at start. */
  readonly sync: boolean;
}

/** The sandbox's part of the environment. Throws a `ConfigError` that lists every problem. */
export const readSandboxSettings = (env: NodeJS.ProcessEnv): SandboxSettings => {
  const { success, data, error } = schema.safeParse(env);
  if (!success) throw new ConfigError(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  return {
    contracts: data.SANDBOX_CONTRACTS,
    portBase: data.SANDBOX_PORT_BASE,
    latency: data.SANDBOX_LATENCY,
    limits: data.SANDBOX_LIMITS,
    sync: data.SANDBOX_SYNC,
  };
};
