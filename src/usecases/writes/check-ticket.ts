import type { UserError } from '../../domain/user-error.ts';
import type { WriteAccess } from './write-parts.ts';

const MAX_TAGS = 100;
/** Enneo publishes no limits; these are ours (assumed). */
const MAX_LENGTHS = { subject: 1000, body: 50_000, externalTicketId: 255 } as const;

export interface TicketValues {
  readonly externalTicketId?: string | undefined;
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
  readonly contractId?: string | undefined;
  readonly tagIds?: readonly string[] | undefined;
  readonly addTagIds?: readonly string[] | undefined;
  readonly removeTagIds?: readonly string[] | undefined;
}

/** What of a ticket's values can be judged before Enneo sees them. */
export const checkTicket = async (values: TicketValues, access: WriteAccess): Promise<readonly UserError[]> => [
  ...(['subject', 'body', 'externalTicketId'] as const).flatMap((field) => checkLength(field, values[field])),
  ...(['tagIds', 'addTagIds', 'removeTagIds'] as const).flatMap((field) => checkTags(field, values[field])),
  ...(values.contractId !== undefined && (await isUnknownContract(values.contractId, access)) ? [NO_CONTRACT] : []),
];

const NO_CONTRACT: UserError = { field: 'contractId', code: 'NOT_FOUND', message: 'There is no such contract in the ERP.' };

const checkLength = (field: keyof typeof MAX_LENGTHS, text: string | undefined): readonly UserError[] => {
  const most = MAX_LENGTHS[field];
  if (text === undefined || text.length <= most) return [];
  return [{ field, code: 'TOO_LONG', message: `This has ${text.length} characters; at most ${most} are taken.` }];
};

/** Tags are numbers at Enneo (enneo.md 3). */
export const checkTags = (field: string, tagIds: readonly string[] | undefined): readonly UserError[] => {
  if (tagIds === undefined) return [];
  if (tagIds.length > MAX_TAGS) return [{ field, code: 'TOO_LONG', message: `At most ${MAX_TAGS} tags are taken.` }];
  const strange = tagIds.filter((id) => !/^\d{1,15}$/.test(id));
  return strange.length === 0 ? [] : [{ field, code: 'INVALID', message: 'Ids of tags are numbers.' }];
};

/** An ERP that does not answer does not stop a write to Enneo. */
const isUnknownContract = async (id: string, { reader, call }: WriteAccess): Promise<boolean> => !(await reader.contracts.read([id], call)).has(id);
