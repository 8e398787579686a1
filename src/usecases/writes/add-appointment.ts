import { z } from 'zod';
import { SourceError } from '../../domain/source-error.ts';
import type { UserError } from '../../domain/user-error.ts';
import { type Performed, type Prepared, performWrite } from './perform-write.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';
import type { WriteAccess } from './write-parts.ts';

const input = z.object({
  customerId: z.string(),
  /** ISO 8601 UTC, to the second. */
  startsAt: z.string(),
  assignToUserId: z.string().optional(),
  /** Enerflo's list of appointments could be read before, so that what is in it afterwards says what became of the write. */
  isListed: z.boolean(),
});

/** Nothing that is seen could say what became of it. */
const UNSEEN = { id: null, state: {} } as const;

/** `POST appointments` (`wire-appointment.ts`: observed by others). */
export const appointmentWrite = defineWrite({
  operation: 'addAppointment',
  input,
  send: async ({ isListed: _, ...appointment }, { sources, call }) => (await sources.enerflo.addAppointment(toNew(appointment), call)).id,
  look: async ({ customerId, startsAt, isListed }, access) => {
    const appointments = isListed ? await readList(customerId, access) : null;
    if (appointments === null) return UNSEEN;
    const found = appointments.find((appointment) => appointment.startsAt === startsAt);
    return found === undefined ? null : { id: found.id, state: { startsAt } };
  },
  expire: async () => undefined,
  renew: async () => undefined,
});

const toNew = ({ assignToUserId, ...appointment }: Omit<z.infer<typeof input>, 'isListed'>) => ({
  ...appointment,
  ...(assignToUserId !== undefined && { assignToUserId }),
});

/** null: Enerflo answers, but nothing of the shape that is assumed. */
const readList = (customerId: string, { sources, call }: WriteAccess) =>
  sources.enerflo.appointmentsOfCustomer(customerId, call).catch((error: unknown) => {
    if (error instanceof SourceError && (error.failure === 'malformed' || error.failure === 'rejected')) return null;
    throw error;
  });

export interface WantedAppointment {
  /** Its number in Enerflo 1.0. */
  readonly leadId: string;
  /** ISO 8601; what is below a second is left out. */
  readonly startsAt: string;
  /** A user of Enerflo 1.0. */
  readonly assignToUserId: string | null;
}

/** A customer has one appointment at a time: where there is one at that second, nothing is sent. */
export const addAppointment = (wanted: WantedAppointment, idempotencyKey: string | null, context: WriteContext): Promise<Performed> => {
  const { leadId } = wanted;
  const startsAt = toSecond(wanted.startsAt);
  const given = { ...wanted, startsAt };
  return performWrite(
    appointmentWrite,
    { ...{ idempotencyKey, given, lane: `appointment ${leadId} ${startsAt}`, entity: 'lead', entityId: leadId }, prepare: () => prepare(given, context) },
    context,
  );
};

const toSecond = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}.000Z`;

const prepare = async ({ leadId, startsAt, assignToUserId }: WantedAppointment, access: WriteAccess): Promise<Prepared | readonly UserError[]> => {
  if (assignToUserId !== null && !/^\d+$/.test(assignToUserId))
    return [{ field: 'assignToUserId', code: 'INVALID', message: 'A user of Enerflo 1.0 is a number.' }];
  const customer = /^\d+$/.test(leadId) ? await access.sources.enerflo.customerById(leadId, access.call) : null;
  if (customer === null) return [{ field: 'leadId', code: 'NOT_FOUND', message: 'There is no lead of this number in Enerflo.' }];
  const appointments = await readList(leadId, access);
  const known = appointments?.find((appointment) => appointment.startsAt === startsAt);
  if (known !== undefined && assignToUserId !== null && known.assignedToUserId !== assignToUserId)
    return [{ field: 'startsAt', code: 'CONFLICT', message: 'This lead has an appointment at that time already, with somebody else.' }];
  const input = { customerId: leadId, startsAt, ...(assignToUserId !== null && { assignToUserId }), isListed: appointments !== null };
  return { input, before: known === undefined ? null : { startsAt }, after: { startsAt }, resultId: known?.id ?? null };
};
