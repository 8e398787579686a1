import type { JsonObject } from '../../domain/json.ts';
import type { NewDelivery } from '../../domain/rules/delivery.ts';
import { fillTemplate } from '../../domain/rules/fill-template.ts';
import { meets } from '../../domain/rules/meets.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { StoredEvent } from '../../store/events/read-events.ts';
import type { KnownEvent, RuleFacts } from './rule-facts.ts';
import { RULE_WRITES } from './rule-writes.ts';

/** Whether a rule is about an event. */
export const isAbout = ({ when, conditions }: Rule, { event, facts }: KnownEvent): boolean =>
  when.includes(event.type) && conditions.every((condition) => meets(condition, facts));

/** What is one thing to a rule that chases its own tail. */
export const subjectOf = ({ entity, entityId, installId, contractId, customerId }: StoredEvent): string =>
  installId ?? contractId ?? customerId ?? `${entity} ${entityId}`;

/** What a rule wants done because of an event. An input that lacks something is dead from the beginning: no retry would help. */
export const planDelivery = ({ id: ruleId, action }: Rule, { event, facts }: KnownEvent, newId: () => string): NewDelivery => {
  const base = { id: newId(), ruleId, eventId: event.id, eventType: event.type, subject: subjectOf(event), kind: action.kind };
  if (action.kind === 'webhook') return { ...base, target: action.webhook, content: toBody(action.data, facts), error: null };
  const content = fillTemplate(action.input, facts);
  const problems = RULE_WRITES.get(action.operation)?.problemsOf(content) ?? [];
  return { ...base, target: action.operation, content, error: problems.length === 0 ? null : `The input is not right: ${problems.join('; ')}` };
};

/** Standard Webhooks 1.0.0, "Payload structure". */
const toBody = (data: JsonObject | null, facts: RuleFacts): JsonObject => ({
  type: facts.type,
  timestamp: facts.at,
  data: fillTemplate(data ?? OWN_WORDS, facts),
});

/** What every event says, nothing personal but of `EXTERNAL`. */
const OWN_WORDS: JsonObject = Object.fromEntries(
  ['source', 'entity', 'entityId', 'installId', 'contractId', 'customerId', 'details'].map((name) => [name, `{{${name}}}`]),
);
