import { createClient } from 'graphql-ws';
import { expect, it } from 'vitest';
import { startStack } from '../../support/stack.ts';
import { PERFORMED } from './performed.ts';

interface Received {
  readonly events: { readonly nodes: readonly { readonly state: string }[] } | null;
}

it('what comes back of our own writes as events is read once at most, and nobody hears of it twice', async () => {
  const scopes = new Set(['graph:read', 'graph:write', 'operate']);
  const stack = await startStack({
    webhookSecret: 'a-secret-of-the-test',
    authenticate: async () => ({ id: 't', name: 't', kind: 'apiKey', scopes, expiresAt: null }),
  });
  const heard: string[] = [];
  const client = createClient({ url: `${stack.url.replace('http', 'ws')}/graphql`, lazy: false });
  const hear = (subscription: string): void => {
    client.subscribe(
      { query: `subscription { ${subscription} }` },
      { next: ({ data }) => heard.push(Object.keys(data ?? {}).join()), error: () => undefined, complete: () => undefined },
    );
  };
  hear('installChanged(id: "1400001") { change { type } }');
  hear('milestoneChanged(installId: "1400001") { change { type } }');
  hear('noteAdded(installId: "1400001") { change { type } }');
  await client.iterate({ query: '{ __typename }' }).next();
  await stack.ask('{ install(id: "1400001") { id } }');

  await stack.ask(`mutation {
    setInstallStatus(installId: "1400001", statusId: "4") { ${PERFORMED} }
    updateMilestone(installId: "1400001", milestoneId: "1400001-3905", dates: { dueDate: "2025-09-09" }) { ${PERFORMED} }
    addInstallNote(installId: "1400001", text: "from the CRM") { ${PERFORMED} } }`);
  const written = (await stack.calls('enerflo')).length;

  const states = async (): Promise<readonly string[]> =>
    (await stack.ask<Received>('{ events { nodes { state } } }')).data?.events?.nodes.map(({ state }) => state) ?? [];
  await expect.poll(states, { timeout: 20_000 }).toEqual(['DONE', 'DONE', 'DONE']);
  const reads = (await stack.calls('enerflo')).slice(written).map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  expect(reads.toSorted()).toEqual(['GET /api/v3/installs/1400001', 'GET /api/v3/installs/notes']);
  await expect.poll(() => heard.toSorted()).toEqual(['installChanged', 'installChanged', 'milestoneChanged', 'noteAdded']);

  await client.dispose();
  await stack.stop();
});
