import { invalid } from '../refused.ts';
import type { Row } from '../row.ts';

const toKeys = (names: string): ReadonlySet<string> => new Set(names.split(', '));

/** enneo.md 4.1, observed. */
const SET_KEYS = toKeys(
  't.id, t.status, t.channel, t.channelId, t.subchannelId, t.direction, t.priority, t.agentId, t.customerId, t.contractId, t.partnerId, ' +
    't.isCustomerActive, t.aiSupportLevel, t.spamStatus, t.sentiment, t.language, t.languageCode, t.from, t.externalTicketId, t.modelRunAt, ' +
    'i.aiAgentId, tt.tagId, w.id',
);

const DATE_KEYS = toKeys('t.createdAt, t.modifiedAt, t.firstResponseDueBy, t.dueBy, t.lastMessageAt, t.lastCustomerMessageAt, t.closedAt');

const SPECIAL_KEYS = toKeys('q, tt_matchAll.tagId, tt_matchAny.tagId, tt_matchExact.tagId, tt_allowed.tagId, tt_excluded.tagId, qa.state');

const ORDER_KEYS = toKeys(
  't.id, t.channel, t.channelId, t.subchannelId, t.direction, t.status, t.priority, t.agentId, t.customerId, t.contractId, t.partnerId, ' +
    't.isCustomerActive, t.aiSupportLevel, t.sentiment, t.language, t.languageCode, t.from, t.createdAt, t.modifiedAt, t.firstResponseDueBy, t.dueBy, ' +
    't.lastMessageAt, t.lastCustomerMessageAt, i.aiAgentId, tt.tagId, relevance',
);

export type KeyKind = 'set' | 'date' | 'special';

/** The docs' example says `channel`, integrations say `t.channel`: both are understood. */
export const toFilterKey = (key: string): { readonly key: string; readonly kind: KeyKind } => {
  const prefixed = key.includes('.') || key === 'q' ? key : `t.${key}`;
  if (SET_KEYS.has(prefixed)) return { key: prefixed, kind: 'set' };
  if (DATE_KEYS.has(prefixed)) return { key: prefixed, kind: 'date' };
  if (SPECIAL_KEYS.has(prefixed)) return { key: prefixed, kind: 'special' };
  throw invalid(`filters: unknown key ${key}`);
};

/** Anything but a listed field is a 400 (enneo.md 4.1, observed). */
export const toOrderKey = (key: string): string => {
  const prefixed = key.includes('.') || key === 'relevance' ? key : `t.${key}`;
  if (ORDER_KEYS.has(prefixed)) return prefixed;
  throw invalid(`orderByField: ${key} is not supported`);
};

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The values of a ticket under a key; tags and people can be several, none is an empty list. */
export const valuesOf = (fields: Row, key: string): readonly unknown[] => {
  if (key.endsWith('.tagId')) return toList(fields.tagIds);
  if (key === 'w.id') return toList(fields.workedOnByIds);
  const value = fields[key.slice(key.indexOf('.') + 1)];
  return value === null || value === undefined ? [] : [value];
};
