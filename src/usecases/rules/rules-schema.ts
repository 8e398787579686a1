import { z } from 'zod';
import { EVENT_TYPES } from '../../domain/events/change-event.ts';

const NAME = /^[a-z0-9-]{1,60}$/;
const NO_NAME = 'is not made of 1 to 60 of a-z, 0-9 and "-"';
const name = z.string().regex(NAME, NO_NAME);
const path = z.string().regex(/^\w+(\.\w+)*$/, 'is no path; give one like "details.status"');
const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const type = z.enum(EVENT_TYPES, `is no event; there are ${EVENT_TYPES.join(', ')}`);
const json = z.record(z.string(), z.json());

const condition = z.union(
  [
    z.strictObject({ value: path, equals: plain }),
    z.strictObject({ value: path, oneOf: z.array(plain).min(1) }),
    z.strictObject({ value: path, exists: z.boolean() }),
    z.strictObject({ value: path, contains: z.string().min(1) }),
  ],
  'is no condition; give { "value": "details.status" } and one of "equals", "oneOf" (a list), "exists" (true or false), "contains" (a text)',
);

const action = z.union(
  [z.strictObject({ write: z.string(), input: json }), z.strictObject({ webhook: z.string(), data: json.optional() })],
  'is no action; give { "write": "…", "input": { … } } or { "webhook": "…" }',
);

const isSafeUrl = (text: string): boolean => {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname));
};

/** The form of a rules file; what its names mean is checked in `read-rules.ts`. */
export const rulesFile = z.strictObject({
  webhooks: z
    .record(
      z.string(),
      z.strictObject({
        url: z
          .string()
          .refine(isSafeUrl, 'is no https address; give one like https://crm.example.com/hooks (plain http only to this machine), without user or fragment'),
        secret: z
          .string()
          .regex(
            /^RULES_[A-Z0-9_]{1,60}$/,
            'is not the name of a variable that begins with RULES_, like RULES_CRM_SECRET; the secret itself never stands here',
          ),
      }),
    )
    .refine((webhooks) => Object.keys(webhooks).every((key) => NAME.test(key)), `has a name that ${NO_NAME}`)
    .default({}),
  rules: z.array(
    z.strictObject({
      id: name,
      when: z.union([type, z.array(type).min(1)], `is no event and no list of events; there are ${EVENT_TYPES.join(', ')}`),
      if: z.array(condition).default([]),
      do: action,
    }),
  ),
});
export type RulesFile = z.output<typeof rulesFile>;
export type RuleEntry = RulesFile['rules'][number];
