import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothEngines } from '../../support/on-both-engines.ts';
import { openStage, type Stage } from '../stage.ts';
import { checkImportModel } from './import-model.ts';

onBothEngines('imports that fail and crash', (openPlace) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(await openPlace(), { contracts: 12 });
    await stage.sync({ only: 'erp' });
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  /** More of them: `node test/jobs/import/run-model.ts <sequences> [database url]`. */
  it('bring Enneo’s copy to the ERP’s truth after any sequence, each version once', async () => {
    const figures = await checkImportModel(stage, 8, Date.now());
    expect(figures.sequences).toBeGreaterThanOrEqual(8);
    expect(figures.imports).toBeGreaterThan(0);
  }, 120_000);
});
