import type { GraphContext } from '../../src/context.ts';
import { Forbidden } from '../../src/domain/forbidden.ts';
import type { Scope } from '../../src/domain/principal.ts';

const requireOne = ({ principal }: GraphContext, scopes: readonly Scope[]): void => {
  if (scopes.some((scope) => principal.scopes.has(scope))) return;
  throw new Forbidden(`The key \`${principal.name}\` lacks the scope \`${scopes.join('` or `')}\`.`);
};

/** Mutations are for principals that may write. */
export const requireWrite = (context: GraphContext): void => requireOne(context, ['graph:write']);

/** What waits for a decision is for those who may decide, and for operators. */
export const requireCandidates = (context: GraphContext): void => requireOne(context, ['operate', 'graph:write']);

/** How Busbar itself fares, events as they came in, and who changed what are for operators. */
export const requireOperate = (context: GraphContext): void => requireOne(context, ['operate']);
