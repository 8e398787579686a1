import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOCUMENT, runTool } from './support/run-tool.ts';

describe('the OpenAPI document', () => {
  it('is without an error or a warning to Redocly', async () => {
    const { code, output } = await runTool('redocly', ['lint', DOCUMENT, '--format', 'json', '--max-problems', '100']);
    assert.match(output, /"totals": \{\s*"errors": 0,\s*"warnings": 0/, output);
    assert.equal(code, 0, output);
  });

  it('is without an error or a warning to Spectral', async () => {
    const { code, output } = await runTool('spectral', ['lint', DOCUMENT, '--format', 'text', '--fail-severity', 'warn']);
    assert.equal(code, 0, output);
  });
});
