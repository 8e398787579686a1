import type { JsonObject } from '../domain/json.ts';
import type { UserError } from '../domain/user-error.ts';
import type { Store } from '../store/create-store.ts';

/** What a system of the company's own says has happened there. */
export interface ExternalEvent {
  /** Its id there, by which it is known when it comes again. */
  readonly id: string;
  /** `milestone.completed` */
  readonly name: string;
  readonly installId: string | null;
  readonly contractId: string | null;
  readonly customerId: string | null;
  readonly values: JsonObject;
}

export interface ToldEvent {
  /** false: it was told before, and nothing comes of it this time; or there are errors. */
  readonly isNew: boolean;
  readonly userErrors: readonly UserError[];
}

const MAX_VALUES = 65_536;

/** For rules to act on. `by`: the principal that tells it, whose ids are its own. */
export const tellEvent = async (event: ExternalEvent, by: string, { events }: Pick<Store, 'events'>): Promise<ToldEvent> => {
  const userErrors = check(event);
  if (userErrors.length > 0) return { isNew: false, userErrors };
  const { id, name, installId, contractId, customerId, values } = event;
  const isNew = await events.tellExternal({
    ...{ type: 'EXTERNAL', entity: 'external', entityId: id, source: by },
    ...{ installId, contractId, customerId, details: { name, values } },
  });
  return { isNew, userErrors: [] };
};

const check = ({ id, name, values }: ExternalEvent): readonly UserError[] => [
  ...(/^[\x21-\x7e]{1,200}$/.test(id) ? [] : [invalid('id', 'An id has 1 to 200 printable ASCII characters without blanks; a UUID is a good one.')]),
  ...(/^[\w.:-]{1,80}$/.test(name) ? [] : [invalid('name', 'A name has up to 80 letters, digits and "_.:-"; milestone.completed is a good one.')]),
  ...(JSON.stringify(values).length <= MAX_VALUES
    ? []
    : [{ field: 'values', code: 'TOO_LONG', message: `The values have more than ${MAX_VALUES} characters as JSON.` } as const]),
];

const invalid = (field: string, message: string): UserError => ({ field, code: 'INVALID', message });
