/** Enneo's rules for what A to D answer (enneo.md 7), written down apart from our own schemas: each broken one is a sentence. */

type Row = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** "integer or string, at most 50 characters"; we promise text. */
const isId = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 50;

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

type Rule = readonly [sentence: string, holds: (row: Row) => boolean];

const isLine = (value: unknown): boolean => value === null || (typeof value === 'string' && value !== '' && !/[\n\r]/.test(value));

const SHARED: readonly Rule[] = [
  ['id is text of 1 to 50 characters', ({ id }) => isId(id)],
  ['business is a boolean', ({ business }) => typeof business === 'boolean'],
  [
    'lastname is text, or null for a business',
    ({ lastname, business }) => (typeof lastname === 'string' && lastname !== '') || (lastname === null && business === true),
  ],
  [
    'company is text, or null for a person',
    ({ company, business }) => (typeof company === 'string' && company !== '') || (company === null && business === false),
  ],
  ['firstname is text or null', ({ firstname }) => isTextOrNull(firstname)],
  ['email is an address or null', ({ email }) => email === null || (typeof email === 'string' && /^\S+@\S+$/.test(email))],
  ['phone has a plus sign and digits, or is null', ({ phone }) => phone === null || (typeof phone === 'string' && /^\+\d{6,15}$/.test(phone))],
  ['deliveryAddress is one line or null', ({ deliveryAddress }) => isLine(deliveryAddress)],
  ['billingAddress is one line or null', ({ billingAddress }) => isLine(billingAddress)],
];

const isPreviewItem = (item: unknown): boolean =>
  isRow(item) &&
  isTextOrNull(item.url) &&
  item.type === 'string' &&
  typeof item.label === 'string' &&
  typeof item.value === 'string' &&
  isTextOrNull(item.tooltip);

const isErpUrl = (item: unknown): boolean => isRow(item) && typeof item.url === 'string' && URL.canParse(item.url) && typeof item.icon === 'string';

const CONTRACT: readonly Rule[] = [
  ...SHARED,
  ['customerId is text of 1 to 50 characters', ({ customerId }) => isId(customerId)],
  ['zip is text or null', ({ zip }) => isTextOrNull(zip)],
  ['agentPreview is a list of lines', ({ agentPreview }) => agentPreview === undefined || (Array.isArray(agentPreview) && agentPreview.every(isPreviewItem))],
  ['erpUrls is a list of addresses with icons', ({ erpUrls }) => erpUrls === undefined || (Array.isArray(erpUrls) && erpUrls.every(isErpUrl))],
];

const CUSTOMER: readonly Rule[] = [
  ...SHARED,
  ['contractIds are one id at least', ({ contractIds }) => Array.isArray(contractIds) && contractIds.length > 0 && contractIds.every(isId)],
  ['contracts are not sent', (row) => !('contracts' in row)],
];

const HIT: readonly Rule[] = [
  ['customerId is text of 1 to 50 characters', ({ customerId }) => isId(customerId)],
  ['contractId is such text or null', ({ contractId }) => contractId === null || isId(contractId)],
  ['customerLegitimation is not sent', (row) => !('customerLegitimation' in row)],
];

const check = (call: string, answer: unknown, rules: readonly Rule[]): readonly string[] =>
  isRow(answer) ? rules.filter(([, holds]) => !holds(answer)).map(([sentence]) => `${call}: ${sentence}`) : [`${call}: the answer is an object`];

export const checkContract = (answer: unknown, id: string): readonly string[] => [
  ...check('A', answer, CONTRACT),
  ...(isRow(answer) && answer.id !== id ? ['A: id is the one that was asked for'] : []),
];

export const checkCustomer = (answer: unknown, id: string): readonly string[] => [
  ...check('B', answer, CUSTOMER),
  ...(isRow(answer) && answer.id !== id ? ['B: id is the one that was asked for'] : []),
];

/** `{}` and `null` are no hit. */
export const isNoHit = (answer: unknown): boolean => answer === null || (isRow(answer) && Object.keys(answer).length === 0);

export const checkHit = (answer: unknown): readonly string[] => (isNoHit(answer) ? [] : check('C', answer, HIT));

export const checkHits = (answer: unknown): readonly string[] => {
  if (!Array.isArray(answer)) return ['D: the answer is a list'];
  const ids = answer.map((hit) => (isRow(hit) ? hit.id : null));
  return [
    ...(ids.every(isId) ? [] : ['D: every hit has an id']),
    ...(new Set(ids).size === ids.length ? [] : ['D: every customer is there once']),
    ...(ids.length <= 10 ? [] : ['D: at most 10 hits']),
  ];
};
