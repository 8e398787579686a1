import type { Json, JsonObject } from '../../domain/json.ts';
import { pathsOf } from '../../domain/rules/fill-template.ts';
import { NO_RULES, type Rule, type Rules, type WebhookTarget } from '../../domain/rules/rule.ts';
import { Secret } from '../../domain/secret.ts';
import { readWebhookSecret } from '../../domain/webhook-signature.ts';
import { FACT_NAMES } from './rule-facts.ts';
import { RULE_WRITES } from './rule-writes.ts';
import { type RuleEntry, type RulesFile, rulesFile } from './rules-schema.ts';

type Variables = Readonly<Record<string, string | undefined>>;

export interface ReadRules {
  readonly rules: Rules;
  /** What is wrong, where, and what to do, a line each; then there are no rules. */
  readonly problems: readonly string[];
}

/** The rules a file describes. `variables`: where the secrets it names are. */
export const readRules = (file: unknown, variables: Variables): ReadRules => {
  const parsed = rulesFile.safeParse(file);
  if (!parsed.success) return { rules: NO_RULES, problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`) };
  const { data } = parsed;
  const problems = [...webhookProblems(data, variables), ...sameIds(data.rules), ...data.rules.flatMap((rule, index) => ruleProblems(rule, index, data))];
  if (problems.length > 0) return { rules: NO_RULES, problems };
  return { problems, rules: { rules: data.rules.map(toRule), webhooks: toWebhooks(data, variables) } };
};

const secretsIn = (variable: string, variables: Variables): readonly string[] => (variables[variable] ?? '').split(',').filter(Boolean);

const webhookProblems = ({ webhooks }: RulesFile, variables: Variables): readonly string[] =>
  Object.entries(webhooks).flatMap(([name, { secret }]) => {
    const secrets = secretsIn(secret, variables);
    if (secrets.length === 0) return [`webhooks.${name}.secret: ${secret} is not set; make a secret with \`echo "whsec_$(openssl rand -base64 32)"\``];
    if (secrets.every((one) => readWebhookSecret(one) !== null)) return [];
    return [`webhooks.${name}.secret: ${secret} holds no "whsec_" with base64 of 24 to 64 bytes; make one with \`echo "whsec_$(openssl rand -base64 32)"\``];
  });

const sameIds = (rules: readonly RuleEntry[]): readonly string[] =>
  [...Map.groupBy(rules, ({ id }) => id)].filter(([, group]) => group.length > 1).map(([id]) => `rules: several have the id "${id}"; give each its own`);

const ruleProblems = ({ if: conditions, do: action }: RuleEntry, index: number, { webhooks }: RulesFile): readonly string[] => {
  const at = `rules.${index}`;
  const template = 'write' in action ? action.input : (action.data ?? {});
  const paths = [...conditions.map(({ value }) => value), ...pathsOf(template)];
  return [
    ...paths.filter((path) => !FACT_NAMES.has(path.split('.')[0] ?? '')).map((path) => `${at}: "${path}" leads nowhere; begin with ${list(FACT_NAMES)}`),
    ...('write' in action ? writeProblems(action, `${at}.do`) : []),
    ...('webhook' in action && !Object.hasOwn(webhooks, action.webhook)
      ? [`${at}.do.webhook: there is no webhook "${action.webhook}"; describe it under "webhooks"`]
      : []),
  ];
};

const list = (names: Iterable<string>): string => [...names].join(', ');

const writeProblems = ({ write, input }: { readonly write: string; readonly input: JsonObject }, at: string): readonly string[] => {
  const fields = RULE_WRITES.get(write)?.fields;
  if (fields === undefined) return [`${at}.write: there is no write "${write}"; there are ${list(RULE_WRITES.keys())}`];
  return [
    ...Object.keys(input)
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) => `${at}.input: ${write} takes no "${name}"; it takes ${list(Object.keys(fields))}`),
    ...Object.entries(fields).flatMap(([name, schema]) => {
      const value = input[name];
      if (value === undefined) return schema.safeParse(undefined).success ? [] : [`${at}.input: ${write} needs "${name}"`];
      return isFixed(value) && !schema.safeParse(value).success ? [`${at}.input.${name}: is not what ${write} takes`] : [];
    }),
  ];
};

const isFixed = (value: Json): boolean => pathsOf(value).length === 0;

const toRule = ({ id, when, if: conditions, do: action }: RuleEntry): Rule => ({
  id,
  when: typeof when === 'string' ? [when] : when,
  conditions,
  action:
    'write' in action
      ? { kind: 'write', operation: action.write, input: action.input }
      : { kind: 'webhook', webhook: action.webhook, data: action.data ?? null },
});

const toWebhooks = ({ webhooks }: RulesFile, variables: Variables): ReadonlyMap<string, WebhookTarget> =>
  new Map(Object.entries(webhooks).map(([name, { url, secret }]) => [name, { url, secrets: secretsIn(secret, variables).map((value) => new Secret(value)) }]));
