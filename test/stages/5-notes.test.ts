import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EnerfloStage, type Listener, openEnerfloStage, PATIENCE } from './open-stage.ts';

const INSTALL = '1400001';
const NOTES = `{ install(id: "${INSTALL}") { notes(first: 50) { nodes { id text authorId } } } }`;
const SWEEP = ['GET /api/v3/installs/notes'];

interface Notes {
  readonly install: { readonly notes: { readonly nodes: readonly { readonly text: string }[] } };
}

let stage: EnerfloStage;
let added: Listener;
beforeAll(async () => {
  stage = await openEnerfloStage();
  await stage.know(INSTALL);
  added = await stage.listen('noteAdded', `noteAdded(installId: "${INSTALL}") { change { type kind } note { text } }`);
});
afterAll(() => stage.stop());

const texts = async (): Promise<readonly string[]> => (await stage.mirrored<Notes>(NOTES)).install.notes.nodes.map(({ text }) => text);
const told = (text: string) => ({ change: { type: 'NOTE_ADDED', kind: 'ADDED' }, note: { text } });

it('a new note is in the mirror and told, for one sweep', async () => {
  await stage.forgetCost();
  await stage.act('add-note', { installId: INSTALL, text: '@Robin Sample roof is done' });
  await stage.settle();
  expect(await stage.cost()).toEqual(SWEEP);
  expect((await texts()).at(-1)).toBe('@Robin Sample roof is done');
  await expect.poll(() => added.told, PATIENCE).toEqual([told('@Robin Sample roof is done')]);
});

it('a note whose event was lost comes with the next one of its install', async () => {
  await stage.subscribe();
  await stage.act('add-note', { installId: INSTALL, text: 'lost on its way' });
  await stage.subscribe('v1');
  await stage.act('add-note', { installId: INSTALL, text: 'arrived' });
  await stage.settle();
  expect((await texts()).slice(-2)).toEqual(['lost on its way', 'arrived']);
  await expect.poll(() => added.told.slice(1), PATIENCE).toEqual([told('lost on its way'), told('arrived')]);
});

it('a note that was deleted is shown no more, and what copies of its event bring is no new note', async () => {
  const note = await stage.act('add-note', { installId: INSTALL, text: 'a mistake' });
  await stage.settle();
  await expect.poll(() => added.told.at(-1), PATIENCE).toEqual(told('a mistake'));
  const before = added.told.length;
  await stage.act('delete-note', { noteId: note.id });
  await stage.emit('enerflo', { events: [{ event: 'new_install_note', ids: [note.id] }], duplicates: 2 });
  await stage.settle();
  expect(await texts()).not.toContain('a mistake');
  expect(added.told).toHaveLength(before);
});

it('addInstallNote is told once, and its echo changes nothing and costs one sweep', async () => {
  const before = added.told.length;
  const { done } = await stage.read<{ done: unknown }>(
    `mutation { done: addInstallNote(installId: "${INSTALL}", text: "from the CRM") { write { state } note { text } userErrors { message } } }`,
  );
  expect(done).toEqual({ write: { state: 'DONE' }, note: { text: 'from the CRM' }, userErrors: [] });
  await stage.forgetCost();
  expect(await stage.settle('new_install_note')).toMatchObject([{ state: 'DONE' }]);
  expect(await stage.cost()).toEqual(SWEEP);
  expect((await texts()).filter((text) => text === 'from the CRM')).toHaveLength(1);
  await expect.poll(() => added.told.slice(before), PATIENCE).toEqual([told('from the CRM')]);
});
