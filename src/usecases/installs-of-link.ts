import type { Install } from '../domain/install.ts';
import type { LinkLoaders } from '../loaders/link-loaders.ts';
import type { ReadContext } from '../reader/read.ts';
import type { Link } from '../store/links/links.ts';
import { noteServed } from './mirror-page.ts';

/** What the mirror knows of the Enerflo customer's installs, newest first. */
export const installsOfLink = async ({ enerfloCustomerId }: Link, { mirroredInstalls }: LinkLoaders, call: ReadContext): Promise<readonly Install[]> => {
  const rows = await mirroredInstalls.load(enerfloCustomerId);
  noteServed('ENERFLO', rows, call);
  return rows.map(({ record }) => record);
};
