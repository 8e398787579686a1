import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOTHING, type SyncReport } from '../../src/domain/sync-report.ts';
import { type GraphOverStore, openGraphOverStore } from '../support/graph-over-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const QUERY =
  '{ syncReports(first: 1) { startedAt endedAt links { found candidates } entities { source entity state seen changed repaired damaged rate error } } }';

const contracts = {
  ...NOTHING,
  source: 'erp',
  entity: 'contract',
  state: 'done',
  seen: 3000,
  changed: 4,
  repaired: 3,
  damaged: 1,
  ms: 1500,
  error: null,
} as const;
const REPORT: SyncReport = {
  startedAt: Date.parse('2025-06-16T00:00:00Z'),
  endedAt: Date.parse('2025-06-16T00:00:02Z'),
  entities: [contracts],
  links: { found: 7, confirmed: 0, candidates: 2 },
};

describe('syncReports', () => {
  let place: StorePlace;
  let graph: GraphOverStore;
  beforeAll(async () => {
    place = await quickestPlace();
    graph = await openGraphOverStore(place, 10);
  });
  afterAll(async () => {
    await graph.close();
    await place.drop();
  });

  it('shows operators the latest sync, and calls no source', async () => {
    await graph.store.syncReports.save({ ...REPORT, entities: [] });
    await graph.store.syncReports.save(REPORT);
    const { data, extensions } = await graph.ask(QUERY, {}, ['graph:read', 'operate']);
    expect(data).toEqual({
      syncReports: [
        {
          ...{ startedAt: new Date(REPORT.startedAt), endedAt: new Date(REPORT.endedAt), links: { found: 7, candidates: 2 } },
          entities: [{ source: 'erp', entity: 'contract', state: 'done', seen: 3000, changed: 4, repaired: 3, damaged: 1, rate: 2000, error: null }],
        },
      ],
    });
    expect(extensions).toMatchObject({ sources: [] });
  });

  it('is refused to everyone else', async () => {
    const { data, errors } = await graph.ask(QUERY);
    expect(data).toEqual({ syncReports: null });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
  });
});
