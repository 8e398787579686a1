import { readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildGraph, printSdl } from '../../schema/build.ts';

const graph = buildGraph();

describe('the graph', () => {
  it('is the committed SDL', () => {
    expect(printSdl()).toBe(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
  });

  it('has the six entities and the project, each with a key', () => {
    const keyed = printSdl().matchAll(/^type (\w+) @key/gm);
    expect([...keyed].map(([, name]) => name).sort()).toEqual(['Contract', 'Customer', 'Install', 'Milestone', 'Note', 'Project', 'Ticket']);
  });

  it('leaves plain fields to graphql: only computed fields have a resolver', () => {
    const type = graph.getType('Contract');
    const resolved = isObjectType(type) ? Object.values(type.getFields()).filter(({ resolve }) => resolve !== undefined) : [];
    expect(resolved.map(({ name }) => name).sort()).toEqual([
      'customer',
      'customerId',
      'enneo',
      'enneoCustomer',
      'freshness',
      'installs',
      'meterNumber',
      'ticketHistory',
      'tickets',
    ]);
  });

  it('answers null where another source may be down: every field that crosses is nullable', () => {
    const crossing = {
      Customer: ['tickets', 'installs', 'enneo'],
      Contract: ['tickets', 'installs', 'enneo', 'ticketHistory'],
      Ticket: ['customer', 'contract'],
      Install: ['customer', 'contract'],
    };
    const types = Object.entries(crossing).map(([name, fields]) => {
      const type = graph.getType(name);
      return isObjectType(type) ? fields.map((field) => String(type.getFields()[field]?.type)) : [];
    });
    expect(types.flat()).toHaveLength(11);
    expect(types.flat().filter((type) => type.endsWith('!'))).toEqual([]);
  });
});
