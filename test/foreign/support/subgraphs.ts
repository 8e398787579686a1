import { readFileSync } from 'node:fs';

export interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** Our emitted SDL, as it is committed. */
export const busbarSdl = readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8');

/** Somebody else's subgraph: it adds fields to `Customer` and `Contract` and points at all six entities. */
export const crmSdl = readFileSync(new URL('crm.graphql', import.meta.url), 'utf8');
