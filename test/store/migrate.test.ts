import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Engine } from '../../src/store/engine/engine.ts';
import { openEmbedded } from '../../src/store/engine/open-embedded.ts';
import { openPostgres } from '../../src/store/engine/open-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { SILENT } from '../../src/store/store-log.ts';
import type { Tables } from '../../src/store/tables.ts';
import { emptyPlaces, onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { runChild } from '../support/run-child.ts';

const open = ({ databaseUrl, dataDir }: StorePlace): Promise<Engine> => (databaseUrl === null ? openEmbedded(dataDir) : openPostgres(databaseUrl, SILENT));

const readSchema = async (db: Kysely<Tables>): Promise<readonly string[]> => {
  const { rows } = await sql<{ line: string }>`
    select format('%s.%s %s %s', table_name, column_name, data_type, is_nullable) as line from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by 1`.execute(
    db,
  );
  return rows.map(({ line }) => line);
};

const schemaAt = async (place: StorePlace): Promise<readonly string[]> => {
  const engine = await open(place);
  try {
    await migrate(engine.writes, SILENT);
    return await readSchema(engine.reads);
  } finally {
    await engine.close();
  }
};

onBothEngines('migrate', (_, engine) => {
  let places: StorePlace[] = [];
  const newPlace = async (): Promise<StorePlace> => {
    const place = await emptyPlaces[engine]();
    places.push(place);
    return place;
  };
  beforeEach(() => {
    places = [];
  });
  afterEach(async () => void (await Promise.all(places.map((place) => place.drop()))));

  it('ends in the same schema when it was killed in the middle and is run again', async () => {
    const [whole, killed] = [await newPlace(), await newPlace()];
    const child = runChild(new URL('migrate-child.ts', import.meta.url), [killed.databaseUrl ?? '', killed.dataDir]);
    expect(await child.nextLine()).toBe('in the middle');
    await child.kill();
    const schema = await schemaAt(killed);
    expect(schema).toEqual(await schemaAt(whole));
    expect(schema).toContain('contract.record jsonb NO');
  });

  it('changes nothing when it is run again', async () => {
    const place = await newPlace();
    expect(await schemaAt(place)).toEqual(await schemaAt(place));
  });
});

onBothEngines('migrate at the same time', (_, kind) => {
  it('lets a second instance wait for the first', async () => {
    const place = await emptyPlaces[kind]();
    const engine = await open(place);
    const other = place.databaseUrl === null ? engine : await open(place);
    await Promise.all([migrate(engine.writes, SILENT), migrate(other.writes, SILENT)]);
    await Promise.all([engine.close(), other === engine ? undefined : other.close()]);
    await place.drop();
  });
});
