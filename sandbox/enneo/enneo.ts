import type { World } from '../world/truth.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { createImports, type Imports } from './imports.ts';
import { createExternalIds, type ExternalIds } from './tickets/external-ids.ts';

/** What the routes share: the world, and what only Enneo knows. */
export interface Enneo {
  readonly world: World;
  readonly conversations: Conversations;
  readonly imports: Imports;
  readonly externalIds: ExternalIds;
  /** Unix seconds. */
  readonly now: () => number;
  /** Never one that was in use. */
  readonly nextTicketId: () => number;
  /** Forgets what only Enneo knows. */
  readonly reset: () => void;
}

export const createEnneo = (world: World): Enneo => {
  const conversations = createConversations();
  const imports = createImports(Date.now);
  const externalIds = createExternalIds(world);
  let lastTicketId = 0;
  return {
    world,
    conversations,
    imports,
    externalIds,
    now: () => Math.floor(Date.now() / 1000),
    nextTicketId: () => {
      lastTicketId = Math.max(lastTicketId, world.tickets.at(world.tickets.size - 1)?.id ?? 0);
      do lastTicketId += 1;
      while (world.tickets.get(String(lastTicketId)) !== undefined);
      return lastTicketId;
    },
    reset: () => {
      conversations.reset();
      imports.reset();
      externalIds.reset();
      lastTicketId = 0;
    },
  };
};
