import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { embeddedPlace } from '../support/on-both-engines.ts';
import { eventOf } from './inbox/event.ts';
import { ticketOf } from './records.ts';

const canMount = process.getuid?.() === 0 && process.platform === 'linux';
const MIB = 1024 * 1024;

describe.runIf(canMount)('the embedded store on a disk without room (needs root, for a disk of its own)', () => {
  let disk: string;
  let store: Store;
  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), 'busbar-disk-'));
    const place = await embeddedPlace();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', disk]);
    await cp(join(place.dataDir, 'pg'), join(disk, 'pg'), { recursive: true });
    await place.drop();
    store = await createStore({ databaseUrl: null, dataDir: disk });
  });
  afterAll(async () => {
    await store.close();
    // The engine that broke still has files open.
    execFileSync('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true });
  });

  const fill = async (): Promise<void> => {
    for (let nth = 0; ; nth += 1)
      if (
        !(await writeFile(join(disk, `ballast-${nth}`), Buffer.alloc(MIB)).then(
          () => true,
          () => false,
        ))
      )
        return;
  };
  const makeRoom = (): void => void execFileSync('sh', ['-c', `rm -f ${disk}/ballast-*`]);
  const receive = (bytes: number) => store.inbox.receive(eventOf({ body: Buffer.alloc(bytes, crypto.randomUUID()) }));

  it('refuses events, and takes them again when there is room', async () => {
    await fill();
    await expect(receive(500_000)).rejects.toThrow();
    makeRoom();
    expect(await receive(500_000)).toBe('stored');
  });

  it('goes on with all it had when its log had no room, which ends a PostgreSQL', async () => {
    const before = await store.inbox.count(null);
    await store.mirror.write('ticket', [{ record: ticketOf('1'), fetchedAt: 1 }]);
    const heard: string[] = [];
    await store.changes.subscribe({ onChange: ({ ids }) => heard.push(...ids), onGap: () => heard.push('gap') });
    await fill();
    const writeLog = () => store.executeSql(`select pg_logical_emit_message(false, 'x', repeat('x', 200000))`);
    for (let nth = 0; nth < 1000; nth += 1)
      if (
        !(await writeLog().then(
          () => true,
          () => false,
        ))
      )
        break;
    await expect(receive(500_000)).rejects.toThrow();
    await expect(store.mirror.write('ticket', [{ record: ticketOf('2'), fetchedAt: 2 }])).rejects.toThrow();
    makeRoom();
    await receive(1).catch(() => undefined);
    expect(await receive(500_000)).toBe('stored');
    expect(await store.inbox.count(null)).toBeGreaterThan(before);
    expect((await store.mirror.read('ticket', ['1'])).length).toBe(1);
    await store.mirror.write('ticket', [{ record: ticketOf('3'), fetchedAt: 3 }]);
    await expect.poll(() => heard).toEqual(['gap', '3']);
  });
});
