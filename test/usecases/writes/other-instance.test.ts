import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/reader/create-reader.ts';
import type { ReadContext } from '../../../src/reader/read.ts';
import { createStore } from '../../../src/store/create-store.ts';
import { addInstallNote } from '../../../src/usecases/writes/add-install-note.ts';
import { setInstallStatus } from '../../../src/usecases/writes/set-install-status.ts';
import { Turns } from '../../../src/usecases/writes/turns.ts';
import { createWriteContext } from '../../../src/usecases/writes/write-context.ts';
import { WRITE_KINDS } from '../../../src/usecases/writes/write-kinds.ts';
import { createCall } from '../../support/call-context.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { openWorldSources } from '../../support/world-sources.ts';

const ID = '1400001';

describe('a write of one instance', () => {
  it('is seen by the next read of another, which had the old record in its own cache', async () => {
    const place = await quickestPlace();
    const store = await createStore(place);
    const { sources, close } = await openWorldSources(320);
    const open = () => createReader(sources, { store, onError: () => undefined }, Date.now);
    const [here, there] = [await open(), await open()];
    const call: ReadContext = { ...createCall(), credential: 'crm', policy: { maxAgeMs: null, onlyIfCached: false }, served: () => undefined };
    const parts = { sources, reader: here, store, now: Date.now, newId: randomUUID, turns: new Turns(), settleMs: 1000, timeZone: 'Europe/Berlin' };
    const context = createWriteContext(parts, 'apiKey:crm', call, call.deadline, WRITE_KINDS);
    const readThere = async () => {
      const install = (await there.installs.read([ID], call)).get(ID);
      const key = `${ID}@2025-03-18T16:00:00.000Z`;
      const notes = (await there.notesOfInstalls.read([key], call)).get(key);
      if (install === undefined || install instanceof Error || notes === undefined || notes instanceof Error) throw new Error('not read');
      return { status: install.record.status?.id, notes: notes.record.map(({ text }) => text) };
    };

    const before = await readThere();
    expect(await readThere()).toEqual(before);
    await setInstallStatus({ installId: ID, statusId: '4', statusName: null }, null, context);
    await addInstallNote({ installId: ID, text: 'told elsewhere' }, null, context);
    await expect.poll(readThere).toEqual({ status: '4', notes: [...before.notes, 'told elsewhere'] });

    await here.close();
    await there.close();
    await close();
    await store.close();
    await place.drop();
  });
});
