import { audit } from './audit/index.ts';
import { changeOrder } from './change-order/index.ts';
import { contract } from './contract/index.ts';
import { customer } from './customer/index.ts';
import { delivery } from './delivery/index.ts';
import { event } from './event/index.ts';
import { install } from './install/index.ts';
import { lead } from './lead/index.ts';
import { link } from './link/index.ts';
import { milestone } from './milestone/index.ts';
import { note } from './note/index.ts';
import { project } from './project/index.ts';
import { search } from './search/index.ts';
import { AddressResolver } from './shared/address.type.ts';
import { PartyResolver } from './shared/party.type.ts';
import type { Reference } from './shared/reference.ts';
import { sourceStatus } from './source-status/index.ts';
import { syncReport } from './sync-report/index.ts';
import { ticket } from './ticket/index.ts';
import { toldEvent } from './told-event/index.ts';
import { write } from './write/index.ts';

const entities = [
  audit,
  changeOrder,
  customer,
  contract,
  delivery,
  event,
  ticket,
  install,
  lead,
  link,
  milestone,
  note,
  project,
  search,
  sourceStatus,
  syncReport,
  toldEvent,
  write,
];

/** Every resolver class of the graph. */
export const resolverClasses = [...entities.flatMap(({ resolvers }) => [...resolvers]), AddressResolver, PartyResolver] as const;

/** How each federation entity is found by its key. */
export const references: Readonly<Record<string, Reference<unknown>>> = Object.assign({}, ...entities.map(({ references }) => references));
