import { embeddedPlace, type StorePlace } from '../../support/on-both-engines.ts';
import { openStage } from '../stage.ts';
import { checkImportModel } from './import-model.ts';

/** `node test/jobs/import/run-model.ts <sequences> [database url] [seed]`: says the figures, or the shortest sequence that breaks the import. */
const [, , sequences = '200', databaseUrl = '', seed = String(Date.now())] = process.argv;
const onServer: StorePlace = { databaseUrl, dataDir: '', drop: async () => undefined };
const began = Date.now();
await using stage = await openStage(databaseUrl === '' ? await embeddedPlace() : onServer, { contracts: 12 });
await stage.sync({ only: 'erp' });
const figures = await checkImportModel(stage, Number(sequences), Number(seed));
const seconds = Math.round((Date.now() - began) / 1000);
process.stdout.write(`${JSON.stringify({ store: databaseUrl === '' ? 'embedded' : 'PostgreSQL', seed, seconds, ...figures })}\n`);
