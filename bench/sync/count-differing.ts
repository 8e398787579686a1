import { connectSources } from '../../src/connect-sources.ts';
import type { Contract } from '../../src/domain/contract.ts';
import { createStore } from '../../src/store/create-store.ts';
import { versionOf } from '../../src/store/mirror/version-of.ts';

type Settings = Parameters<typeof connectSources>[0];

/** Contracts whose record in the mirror is not what the ERP says now, each compared with each. */
export const countDiffering = async (settings: Settings, databaseUrl: string): Promise<{ readonly compared: number; readonly differing: number }> => {
  const { sources, close } = connectSources(settings, Date.now);
  const store = await createStore({ databaseUrl, dataDir: '' });
  let compared = 0;
  let differing = 0;
  try {
    for (let cursor: string | null = null; ; ) {
      const call = { signal: new AbortController().signal, deadline: Date.now() + 60_000, priority: 'background', record: () => undefined } as const;
      const page: { readonly records: readonly Contract[]; readonly next: string | null } = await sources.erp.contractPage(cursor, call);
      const kept = new Map(
        (
          await store.mirror.read(
            'contract',
            page.records.map(({ id }) => id),
          )
        ).map((row) => [row.id, row]),
      );
      compared += page.records.length;
      differing += page.records.filter((record) => {
        const row = kept.get(record.id);
        return row === undefined || row.deletedAt !== null || versionOf(row.record) !== versionOf(record);
      }).length;
      cursor = page.next;
      if (cursor === null) return { compared, differing };
    }
  } finally {
    await store.close();
    await close();
  }
};
