import type { Migration } from 'kysely/migration';
import * as mirror from './0001-mirror.ts';
import * as search from './0002-search.ts';
import * as links from './0003-links.ts';
import * as work from './0004-work.ts';
import * as inbox from './0005-inbox.ts';
import * as changeEvents from './0006-change-events.ts';
import * as imports from './0007-import.ts';
import * as writes from './0008-writes.ts';
import * as nightly from './0009-nightly.ts';
import * as projects from './0011-projects.ts';
import * as rules from './0012-rules.ts';
import * as tombstones from './0013-tombstones.ts';
import * as customerCache from './0014-customer-cache.ts';
import * as installDeal from './0015-install-deal.ts';

/** In the order of their names. One that was released never changes; what must change comes as a new one. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-mirror': mirror,
  '0002-search': search,
  '0003-links': links,
  '0004-work': work,
  '0005-inbox': inbox,
  '0006-change-events': changeEvents,
  '0007-import': imports,
  '0008-writes': writes,
  '0009-nightly': nightly,
  '0011-projects': projects,
  '0012-rules': rules,
  '0013-tombstones': tombstones,
  '0014-customer-cache': customerCache,
  '0015-install-deal': installDeal,
};
