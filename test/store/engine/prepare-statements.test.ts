import { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareStatements } from '../../../src/store/engine/prepare-statements.ts';
import { server } from '../../support/on-both-engines.ts';

describe.skipIf(server === null)('a pool that prepares its statements', () => {
  let pool: Pool;
  beforeEach(() => {
    pool = new Pool({ connectionString: server ?? '', max: 1 });
    prepareStatements(pool);
  });
  afterEach(() => pool.end());

  const prepared = async (): Promise<readonly { statement: string }[]> => {
    const { rows } = await pool.query<{ statement: string }>('select statement from pg_prepared_statements order by 1');
    return rows;
  };

  it('prepares each text once, whatever its values', async () => {
    for (const value of [1, 2, 3]) expect((await pool.query('select $1::integer + 1 as next', [value])).rows).toEqual([{ next: value + 1 }]);
    expect((await pool.query('select $1::text as text', ['a'])).rows).toEqual([{ text: 'a' }]);
    expect((await prepared()).map(({ statement }) => statement)).toEqual(['select $1::integer + 1 as next', 'select $1::text as text']);
  });

  it('leaves several statements in one text alone', async () => {
    await pool.query('set jit = off; set work_mem = 4096');
    expect((await pool.query('show jit')).rows).toEqual([{ jit: 'off' }]);
    expect(await prepared()).toEqual([]);
  });

  it('keeps 200 texts and plans further ones each time', async () => {
    for (let number = 0; number < 210; number += 1)
      expect((await pool.query(`select ${number} + $1::integer as sum`, [1])).rows).toEqual([{ sum: number + 1 }]);
    expect(await prepared()).toHaveLength(200);
  });
});
