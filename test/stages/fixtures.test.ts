import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIGNED_CHANGE_ORDER } from './fields/change-order-fields.ts';
import { compareFields, type FieldMap, together, under } from './fields/compare-fields.ts';
import { CONTACT_OF_EVENT, ENVELOPE, INSTALL, INSTALL_ROW, MILESTONE } from './fields/install-fields.ts';
import { CUSTOMER_CREATED, CUSTOMER_EVENT, CUSTOMER_V1 } from './fields/lead-fields.ts';
import { PROJECT } from './fields/project-fields.ts';
import * as selections from './fields/selections.ts';
import { type EnerfloStage, openEnerfloStage } from './open-stage.ts';
import { type FixtureEnerflo, LIMITED_INSTALL, serveFixtures } from './serve-fixtures.ts';

/** Every payload of reference/fixtures/enerflo goes in as Enerflo sends it and comes out of the graph field by field. What is left out stands in the maps, with the reason. */

const SECRET = 'the-secret-of-the-fixtures';
const FIXTURES = new URL('../fixtures/enerflo/', import.meta.url);
const payloadOf = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));
const limitPage = readFileSync(new URL('rate-limit-429.html', FIXTURES), 'utf8');

let enerflo: FixtureEnerflo;
let stage: EnerfloStage;
beforeAll(async () => {
  enerflo = await serveFixtures(limitPage);
  stage = await openEnerfloStage({ between: async () => ({ enerflo: enerflo.origin }), webhookSecret: SECRET });
});
afterAll(async () => {
  await stage.stop();
  await enerflo[Symbol.asyncDispose]();
});

/** Posts the event and waits until it is done. */
const receive = async (name: string): Promise<void> => {
  const version = name.includes('.') ? 'v2' : 'v1';
  const body = JSON.stringify(payloadOf(name));
  const response = await fetch(`${stage.url}/webhooks/enerflo/${version}/${SECRET}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect(response.status).toBe(200);
  expect((await stage.settle()).map(({ state }) => state)).toEqual(['DONE']);
};
const installOf = async (fields: string) => (await stage.mirrored<{ install: InstallAnswer }>(`{ install(id: "1400001") { ${fields} } }`)).install;
const leadOf = async (id: string) => (await stage.mirrored<{ lead: unknown }>(`{ lead(id: "${id}") { ${selections.LEAD} } }`)).lead;

describe('answers of Enerflo', () => {
  it('install.json', async () => {
    const { install } = await stage.read(`{ install(id: "1400001") { ${selections.INSTALL} } }`);
    expect(compareFields(payloadOf('install'), install, INSTALL)).toEqual([]);
  });

  it('installs-list.json', async () => {
    const { installs } = await stage.read(`{ installs(first: 10) { totalCount nodes { ${selections.INSTALL_ROW} } } }`);
    const ofRows: FieldMap = {
      fields: { total: 'totalCount' },
      left: {
        'rows have the number alone; the whole install has the name': ['results.*.office_id', 'results.*.epc_market_id'],
        'the whole install is read for it': ['results.*.current_milestone.**'],
      },
    };
    expect(compareFields(payloadOf('installs-list'), installs, together(under('results.*', INSTALL_ROW, 'nodes.*'), ofRows))).toEqual([]);
  });

  it('install-statuses.json', async () => {
    const { installStatuses } = await stage.read('{ installStatuses { id name } }');
    const map = { fields: { 'results.*.id': '*.id', 'results.*.name': '*.name' }, left: { 'the envelope': ['success'] } };
    expect(compareFields(payloadOf('install-statuses'), installStatuses, map)).toEqual([]);
  });

  it('notes-list.json', async () => {
    const { install } = await stage.read<{ install: { notes: { nodes: unknown } } }>(
      '{ install(id: "1400001") { notes(includeDeleted: true) { nodes { id installId authorId text createdAt deletedAt } } } }',
    );
    expect(compareFields(payloadOf('notes-list'), install.notes.nodes, together(under('notes.*', NOTE, '*'), PAGE))).toEqual([]);
  });

  it('customer-v1.json', async () => {
    const { lead } = await stage.read(`{ lead(id: "2900001") { ${selections.LEAD} } }`);
    expect(compareFields(payloadOf('customer-v1'), lead, CUSTOMER_V1)).toEqual([]);
  });

  it('lead-add.request.json and lead-add.response.json', async () => {
    const { lead } = payloadOf('lead-add.request');
    const input = {
      ...{ externalId: lead.integration_record_id, firstName: lead.first_name, lastName: lead.last_name, email: lead.email, mobile: lead.mobile },
      ...{ address: lead.address, city: lead.city, state: lead.state, zip: lead.zip, leadSource: lead.lead_source, dealTypeId: lead.createDeal },
      ...{ assignToEmail: lead.assign_to_email, setterEmail: lead.setter_email },
    };
    const { data } = await stage.ask('mutation ($input: LeadInput!) { addLead(input: $input) { write { state resultId } userErrors { message } } }', { input });
    expect(enerflo.leads).toEqual([payloadOf('lead-add.request')]);
    expect(data).toEqual({ addLead: { write: { state: 'DONE', resultId: String(payloadOf('lead-add.response').customer_id) }, userErrors: [] } });
  });
});

const NOTE: FieldMap = {
  fields: {
    note_id: 'id',
    id: 'installId',
    epc_install_id: 'installId',
    author_id: 'authorId',
    note: 'text',
    created_at: 'createdAt',
    deleted_at: 'deletedAt',
  },
  left: {},
};
const PAGE: FieldMap = { fields: {}, left: { 'the envelope': ['success', 'page', 'totalPages'] } };

describe('events of Enerflo', () => {
  it.each(['new_customer', 'update_customer'])('%s.json', async (name) => {
    const { address, timestamps, phone, ...person } = payloadOf(name);
    enerflo.customer = { ...person, ...timestamps, ...address, address: address.street, mobile: phone };
    await receive(name);
    expect(compareFields(payloadOf(name), await leadOf('2900001'), CUSTOMER_EVENT)).toEqual([]);
  });

  it('customer.created.json', async () => {
    const { customer } = payloadOf('customer.created').payload;
    enerflo.customer = {
      ...{ id: 2_900_001, uuid: customer.id, first_name: customer.firstName, last_name: customer.lastName, email: customer.email, mobile: customer.mobile },
      ...{ address: customer.address.line1, city: customer.address.city, state: customer.address.state, zip: customer.address.postalCode },
    };
    await receive('customer.created');
    expect(compareFields(payloadOf('customer.created'), await leadOf('2900001'), CUSTOMER_CREATED)).toEqual([]);
  });

  it.each(['deal.projectSubmitted', 'deal.projectReceived'])('%s.json', async (name) => {
    await receive(name);
    const { payload, event } = payloadOf(name);
    const { project } = await stage.mirrored<{ project: ProjectAnswer }>(`{ project(dealId: "${payload.deal.id.toUpperCase()}") { ${selections.PROJECT} } }`);
    const adders = Object.groupBy(project.pricing.adders, ({ kind }) => (kind === 'VALUE' ? 'value' : 'system'));
    expect(event).toBe(name);
    expect(compareFields(payload, { ...project, adders }, PROJECT)).toEqual([]);
    expect(project.raw).toEqual(payload);
    expect(project.design.panelCount).toBe(20);
    expect(project.files.map(({ place, expiresAt }) => [place, expiresAt])).toEqual(Array(3).fill(['DEAL', '2025-03-18T18:00:00.000Z']));
  });

  it('update_install.json', async () => {
    enerflo.install = payloadOf('update_install');
    await receive('update_install');
    const map = together(ENVELOPE, under('customer', CONTACT_OF_EVENT), INSTALL);
    expect(compareFields(payloadOf('update_install'), await installOf(selections.INSTALL), map)).toEqual([]);
  });

  it('project_milestone_updated.json', async () => {
    const event = payloadOf('project_milestone_updated');
    enerflo.install = { ...event.installDetails, all_milestones: [event.milestone], current_milestone: event.milestone };
    await receive('project_milestone_updated');
    const map = together({ fields: { id: 'id' }, left: {} }, ENVELOPE, under('customer', CONTACT_OF_EVENT), under('installDetails', INSTALL), {
      ...under('milestone', MILESTONE, 'milestones.0'),
    });
    expect(compareFields(event, await installOf(selections.INSTALL), map)).toEqual([]);
  });

  it('new_install_note.json', async () => {
    await receive('new_install_note');
    const { notes } = await installOf('notes { nodes { id installId authorId text createdAt deletedAt } }');
    expect(
      compareFields(
        payloadOf('new_install_note'),
        notes.nodes.find(({ id }) => id === '910003'),
        together(ENVELOPE, NOTE),
      ),
    ).toEqual([]);
  });

  it('signed_change_order.json', async () => {
    const event = payloadOf('signed_change_order');
    const v2_survey_id = event.surveyData.enerfloV2deal.id;
    enerflo.install = { ...event.install, v2_survey_id, all_milestones: event.all_milestones, current_milestone: event.current_milestone };
    await receive('signed_change_order');
    const install = await installOf(`${selections.INSTALL} ${selections.CHANGE_ORDERS}`);
    const orders = install.changeOrders.toReversed().map((order) => ({ ...order, adders: Object.fromEntries(order.adders.map((adder) => [adder.id, adder])) }));
    expect(install.changeOrders.map(({ id }) => id)).toEqual(['88001', '88000']);
    expect(compareFields(event, { ...install, orders }, SIGNED_CHANGE_ORDER)).toEqual([]);
  });
});

interface InstallAnswer {
  readonly notes: { readonly nodes: readonly { readonly id: string }[] };
  readonly changeOrders: readonly OrderAnswer[];
}

interface ProjectAnswer {
  readonly raw: unknown;
  readonly design: { readonly panelCount: number };
  readonly pricing: { readonly adders: readonly { readonly kind: string }[] };
  readonly files: readonly { readonly place: string; readonly expiresAt: string }[];
}

interface OrderAnswer {
  readonly id: string;
  readonly adders: readonly { readonly id: string }[];
}

it('rate-limit-429.html', async () => {
  const { data, errors } = await stage.ask(`{ install(id: "${LIMITED_INSTALL}") { id } }`);
  expect(data).toEqual({ install: null });
  expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_RATE_LIMITED', source: 'ENERFLO', retryAfter: 41 } }]);
  expect(JSON.stringify(errors)).not.toContain('Too many requests');
});
