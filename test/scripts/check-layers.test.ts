import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkLayers, violation } from '../../scripts/check-layers.ts';

describe('the layer check', () => {
  it('finds nothing in this tree', () => {
    expect(checkLayers(fileURLToPath(new URL('../..', import.meta.url)))).toEqual([]);
  });

  it.each([
    ['src/domain/x.ts', 'src/sources/transport.ts', 'imports point down'],
    ['src/loaders/x.ts', 'src/server/x.ts', 'imports point down'],
    ['src/server/x.ts', 'src/webhooks/x.ts', 'neighbours of one layer never import each other'],
    ['src/store/x.ts', 'src/sources/transport.ts', 'neighbours of one layer never import each other'],
    ['src/sources/enneo/x.ts', 'src/sources/erp/erp.ts', 'one source never imports another'],
    ['src/server/x.ts', 'sandbox/start.ts', 'only the command line starts the sandbox'],
  ])('refuses that %s imports %s', (from, to, why) => {
    expect(violation({ from, to })).toBe(why);
  });

  it.each([
    ['src/main.ts', 'src/server/x.ts'],
    ['resolvers/x.ts', 'src/domain/x.ts'],
    ['src/sources/enneo/client.ts', 'src/sources/transport.ts'],
    ['src/cli.ts', 'sandbox/start.ts'],
  ])('lets %s import %s', (from, to) => {
    expect(violation({ from, to })).toBeNull();
  });
});
