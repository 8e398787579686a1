import type { ImportWrite } from '../../../sandbox/enneo/imports.ts';
import { toImportedContract } from '../../../src/domain/enneo-fields/imported-contract.ts';
import { createCall } from '../../support/call-context.ts';
import { idsOf, type Stage } from '../stage.ts';

type Json = ReturnType<typeof JSON.parse>;

const readAll = async (stage: Stage, entity: string): Promise<readonly Json[]> => {
  const records: Json[] = [];
  for (let total = 1; records.length < total; ) {
    const page: Json = JSON.parse(await (await fetch(`${stage.urls.enneo}/__sandbox/entities/${entity}?limit=1000&offset=${records.length}`)).text());
    records.push(...page.records);
    total = page.total;
  }
  return records;
};

const byId = (records: readonly Json[]): ReadonlyMap<string, Json> => new Map(records.map((record) => [String(record.id), record]));

/** Enneo's own copy of the contracts. */
export const enneoCopy = async (stage: Stage): Promise<ReadonlyMap<string, Json>> => byId(await readAll(stage, 'importedContract'));

/** The writes that took effect at Enneo, in their order. */
export const ledgerOf = (stage: Stage): Promise<readonly ImportWrite[]> => readAll(stage, 'importWrite');

/** What Enneo's copy has to be, read from the ERP itself. */
export const erpTruth = async ({ world, sources }: Stage): Promise<ReadonlyMap<string, Json>> => {
  const found = await sources.erp.contractsByIds(idsOf(world.contracts), createCall({ deadline: Date.now() + 60_000 }));
  return byId(
    [...found.values()].map((contract) => {
      if (contract instanceof Error) throw contract;
      const { fields, version } = toImportedContract(contract);
      return { ...fields, busbarVersion: version };
    }),
  );
};
