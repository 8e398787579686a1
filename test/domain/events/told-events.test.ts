import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changesOf } from '../../../src/domain/events/changes-of.ts';
import type { Project } from '../../../src/domain/project.ts';
import { readToldChangeOrders, readToldProject } from '../../../src/sources/enerflo/read-told.ts';

const bodyOf = (name: string): Buffer => readFileSync(new URL(`../../fixtures/enerflo/${name}.json`, import.meta.url));
const change = { source: 'enerflo', at: Date.parse('2025-06-15T08:00:00Z') };

const project = readToldProject(bodyOf('deal.projectSubmitted'));
const signedAnew: Project = { ...project, raw: {}, files: project.files.map((file) => ({ ...file, url: `${file.url}1`, expiresAt: null })) };

it.each([
  ['a deal submitted for the first time', null, project, [{ type: 'PROJECT_SUBMITTED', details: { change: 'added' }, entityId: project.id }]],
  ['one submitted again with other prices', project, { ...project, pricing: null }, [{ type: 'PROJECT_SUBMITTED', details: { change: 'changed' } }]],
  ['a copy whose links were signed anew', project, signedAnew, []],
])('tells of %s', (_, before, after, events) => {
  expect(changesOf('project', { ...change, before, after })).toMatchObject(events);
});

it('tells of a change order once, when it is first known to be signed, however long ago that was', () => {
  const [order] = readToldChangeOrders(bodyOf('signed_change_order'), '1400001');
  if (order === undefined) throw new Error('no change order');
  const typesOf = (before: typeof order | null, after: typeof order | null) => changesOf('changeOrder', { ...change, before, after }).map(({ type }) => type);
  expect(changesOf('changeOrder', { ...change, before: null, after: order })).toMatchObject([
    { type: 'CHANGE_ORDER_SIGNED', installId: '1400001', entityId: '88000', details: { signedAt: '2025-03-26T18:31:02.000Z' } },
  ]);
  expect(typesOf({ ...order, signedAt: null }, order)).toEqual(['CHANGE_ORDER_SIGNED']);
  expect([typesOf(order, { ...order, notes: 'other' }), typesOf(order, null), typesOf(null, { ...order, signedAt: null })]).toEqual([[], [], []]);
});
