import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** The committed document. */
export const DOCUMENT = fileURLToPath(new URL('../../../../schema/facade.openapi.json', import.meta.url));

export const toolPath = (name: string): string => `${FOLDER}node_modules/.bin/${name}`;

/** Tools that would like to send usage or look for updates are told not to. */
export const TOOL_ENV = { PATH: process.env.PATH, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } as const;

/** Runs a tool of this package to its end. */
export const runTool = async (name: string, args: readonly string[]): Promise<{ readonly code: unknown; readonly output: string }> => {
  const child = spawn(toolPath(name), args, { cwd: FOLDER, env: TOOL_ENV, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, output: output + errors };
};
