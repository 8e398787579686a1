import { expect, it } from 'vitest';
import { onBothEngines } from '../support/on-both-engines.ts';
import { tortureModel } from './model/torture-model.ts';

onBothEngines('events, reads, syncs and changes in any order', (openPlace, engine) => {
  /** More of them: `npm run torture:model`. */
  it('end in the mirror as the sources are, and tell each change once', async () => {
    const place = await openPlace();
    const runs = engine === 'embedded' ? 150 : 50;
    const figures = await tortureModel({ place, runs, seed: Date.now() % 1_000_000, report: () => undefined }).finally(place.drop);
    expect(figures.interleavings).toBe(runs);
    expect(figures.repaired).toBeGreaterThan(0);
    expect(figures.told).toBeGreaterThan(runs / 2);
  }, 180_000);
});
