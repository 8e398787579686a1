import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DEMO_KEY, type RunningBusbar, startBusbar } from './support/busbar.ts';
import { composers } from './support/composers.ts';
import { fetchSdl } from './support/fetch-sdl.ts';
import { findRover, runRover } from './support/rover.ts';
import { crmSdl } from './support/subgraphs.ts';

const rover = findRover();

describe('rover subgraph introspect', { skip: rover === null && '@apollo/rover-linux-x64 does not run on this machine' }, () => {
  let busbar: RunningBusbar;
  let introspected: string;

  before(async () => {
    busbar = await startBusbar();
    introspected = await runRover(rover ?? '', ['subgraph', 'introspect', busbar.url, '--header', `Authorization: Bearer ${DEMO_KEY}`]);
  });
  after(async () => {
    assert.equal(await busbar.stop(), 0, 'Busbar ends with exit code 0');
  });

  it('answers the SDL Busbar says of itself', async () => {
    assert.equal(introspected.trim(), (await fetchSdl(busbar.url, DEMO_KEY)).trim());
  });

  for (const { name, compose } of composers) {
    it(`is something ${name} composes`, () => {
      const { errors, remarks } = compose([
        { name: 'busbar', url: busbar.url, sdl: introspected },
        { name: 'crm', url: 'http://127.0.0.1:4001/graphql', sdl: crmSdl },
      ]);
      assert.deepEqual({ errors, remarks }, { errors: [], remarks: [] });
    });
  }
});
