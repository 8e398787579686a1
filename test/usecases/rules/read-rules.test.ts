import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { EVENT_TYPES } from '../../../src/domain/events/change-event.ts';
import { readRules } from '../../../src/usecases/rules/read-rules.ts';
import { RULE_WRITES } from '../../../src/usecases/rules/rule-writes.ts';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const WEBHOOKS = { crm: { url: 'https://crm.example.com/hook', secret: 'RULES_CRM' } };
const NOTE = { id: 'note', when: 'NOTE_ADDED', do: { webhook: 'crm' } };
const problemsOf = (file: unknown, variables: Record<string, string> = { RULES_CRM: SECRET }) => readRules(file, variables).problems;

it('reads rules and opens the secrets they name, which show themselves nowhere', () => {
  const { rules, problems } = readRules({ webhooks: WEBHOOKS, rules: [NOTE] }, { RULES_CRM: `${SECRET},${SECRET}` });
  expect(problems).toEqual([]);
  expect(rules.rules).toEqual([{ id: 'note', when: ['NOTE_ADDED'], conditions: [], action: { kind: 'webhook', webhook: 'crm', data: null } }]);
  expect(rules.webhooks.get('crm')?.secrets.map((secret) => secret.reveal())).toEqual([SECRET, SECRET]);
  expect(inspect(rules, { depth: 9 })).not.toContain('whsec_');
});

it('lists everything that is wrong at once: where, what, and what to do', () => {
  const input = { installId: '{{nowhere.id}}', statusId: 4, colour: 'red' };
  const rules = [
    { ...NOTE, do: { webhook: 'erp' } },
    { ...NOTE, if: [{ value: 'status', equals: 'x' }], do: { write: 'setInstallStatus', input } },
    { id: 'write', when: ['NOTE_ADDED'], do: { write: 'deleteEverything', input: {} } },
    { id: 'needs', when: 'NOTE_ADDED', do: { write: 'completeMilestone', input: { installId: '1', milestoneId: '1-2', date: 'today' } } },
    { id: 'lacks', when: 'NOTE_ADDED', do: { write: 'addInstallNote', input: { text: '{{record.text}}' } } },
  ];
  const facts = 'begin with type, at, source, entity, entityId, installId, contractId, customerId, details, record, install, contract, customer';
  expect(problemsOf({ webhooks: WEBHOOKS, rules }, {})).toEqual([
    'webhooks.crm.secret: RULES_CRM is not set; make a secret with `echo "whsec_$(openssl rand -base64 32)"`',
    'rules: several have the id "note"; give each its own',
    'rules.0.do.webhook: there is no webhook "erp"; describe it under "webhooks"',
    `rules.1: "status" leads nowhere; ${facts}`,
    `rules.1: "nowhere.id" leads nowhere; ${facts}`,
    'rules.1.do.input: setInstallStatus takes no "colour"; it takes installId, statusId, statusName',
    expect.stringMatching(/^rules\.2\.do\.write: there is no write "deleteEverything"; there are addLead, addLeadFromCustomer, setInstallStatus/),
    'rules.3.do.input.date: is not what completeMilestone takes',
    'rules.4.do.input: addInstallNote needs "installId"',
  ]);
});

it('lists what has not even the form, in words of its own', () => {
  const file = {
    webhooks: { crm: { url: 'http://crm.example.com', secret: SECRET } },
    rules: [
      {
        id: 'a b',
        when: 'MOON_LANDING',
        if: [
          { value: 'x y', equals: 1 },
          { value: 'x', is: 1 },
        ],
        do: {},
      },
    ],
  };
  const problems = problemsOf(file);
  for (const where of [
    'webhooks.crm.url: is no https address',
    'webhooks.crm.secret: is not the name of a variable',
    'rules.0.id',
    'rules.0.when: is no event',
    'rules.0.if.0.value: is no path',
    'rules.0.if.1: is no condition',
    'rules.0.do: is no action',
  ])
    expect(problems).toContainEqual(expect.stringContaining(where));
  expect(problems.join()).not.toContain('whsec_A');
});

it('refuses a webhook whose name is none', () => {
  expect(problemsOf({ webhooks: { CRM: WEBHOOKS.crm }, rules: [] })).toEqual(['webhooks: has a name that is not made of 1 to 60 of a-z, 0-9 and "-"']);
});

it.each([
  ['https://crm.example.com/a?b=c', true],
  ['http://127.0.0.1:9/x', true],
  ['http://localhost:9', true],
  ['http://[::1]:9', true],
  ['http://127.0.0.1.example.com', false],
  ['http://10.0.0.1', false],
  ['https://user:word@crm.example.com', false],
  ['ftp://crm.example.com', false],
  ['crm.example.com', false],
])('posts to %s: %s', (url, isRight) => {
  expect(problemsOf({ webhooks: { crm: { url, secret: 'RULES_CRM' } }, rules: [] }).length === 0).toBe(isRight);
});

it.each([
  ['no prefix', Buffer.alloc(32).toString('base64')],
  ['too short', `whsec_${Buffer.alloc(23).toString('base64')}`],
  ['too long', `whsec_${Buffer.alloc(65).toString('base64')}`],
  ['no base64', 'whsec_!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!'],
  ['one right and one wrong', `${SECRET},whsec_`],
])('refuses a secret with %s', (_what, secret) => {
  expect(problemsOf({ webhooks: WEBHOOKS, rules: [] }, { RULES_CRM: secret })).toEqual([expect.stringContaining('RULES_CRM holds no "whsec_"')]);
});

it('takes the sample of the documentation, which names every event there is', () => {
  const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
  const [, sample = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  expect(problemsOf(JSON.parse(sample), { RULES_CRM_SECRET: SECRET })).toEqual([]);
  expect(EVENT_TYPES.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
  expect([...RULE_WRITES.keys()].filter((write) => !page.includes(`\`${write}\``))).toEqual([]);
});
