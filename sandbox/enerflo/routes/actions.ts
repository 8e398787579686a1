import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { BadControl } from '../../control/bad-control.ts';
import type { InstallTruth } from '../../world/truth.ts';
import { setDates, setStatus } from '../desk/change-install.ts';
import { addNote, deleteNote } from '../desk/change-note.ts';
import { type Desk, findInstall } from '../desk/desk.ts';
import { signChangeOrder } from '../desk/sign-change-order.ts';
import { resubmitProject, signDealLater, submitProject, voidInstall } from '../desk/sign-deal.ts';
import { type Subscriptions, subscriptionBody } from '../events/subscription.ts';
import { ON_HOLD } from '../statuses.ts';
import { PROJECT_MANAGER_ID } from '../wire/organisation.ts';

const id = z.coerce.string();
const day = z.iso.date().nullable().optional();
const size = { systemSizeKw: z.number().positive().optional(), panelCount: z.number().int().positive().optional() };

const onInstall = z.strictObject({ installId: id });

type Action = (desk: Desk, body: unknown) => unknown;

const action =
  <S extends z.ZodType>(schema: S, act: (desk: Desk, input: z.infer<S>) => unknown): Action =>
  (desk, body) => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return act(desk, parsed.data);
    const issue = parsed.error.issues[0];
    throw new BadControl(issue?.path.join('.') || 'body', issue?.message ?? 'is not what the action takes');
  };

const requireInstall = (desk: Desk, installId: string): InstallTruth => {
  const install = findInstall(desk, installId);
  if (install === undefined) throw new BadControl('installId', `there is no install "${installId}"`);
  return install;
};

/** What people do in Enerflo's pages (enerflo.md §11.7). */
const ACTIONS: Readonly<Record<string, Action>> = {
  /** The install appears `delayMs` later, and `new_install` with it (§1): a submission can come before. */
  sign: action(z.strictObject({ customerId: id, delayMs: z.number().int().min(0).default(0), ...size }), (desk, { customerId, delayMs, ...wanted }) => {
    const customer = desk.world.enerfloCustomers.get(customerId);
    if (customer === undefined) throw new BadControl('customerId', `there is no customer "${customerId}"`);
    const { id, dealId } = signDealLater(desk, customer, { systemSizeKw: wanted.systemSizeKw ?? 8.1, panelCount: wanted.panelCount ?? 20 }, delayMs);
    return { installId: String(id), dealId };
  }),
  submit: action(onInstall, (desk, { installId }) => submitProject(desk, requireInstall(desk, installId))),
  void: action(onInstall, (desk, { installId }) => voidInstall(desk, requireInstall(desk, installId))),
  're-submit': action(onInstall, (desk, { installId }) => resubmitProject(desk, requireInstall(desk, installId))),
  hold: action(onInstall, (desk, { installId }) => setStatus(desk, requireInstall(desk, installId), ON_HOLD)),

  'edit-milestone': action(
    onInstall.extend({ milestoneId: z.coerce.number(), startDate: day, dueDate: day, completedDate: day }),
    (desk, { installId, milestoneId, ...dates }) => {
      const given = Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== undefined));
      const milestone = setDates(desk, requireInstall(desk, installId), milestoneId, given);
      if (milestone === null) throw new BadControl('milestoneId', `the install has no milestone "${milestoneId}"`);
      return milestone;
    },
  ),

  'add-note': action(
    onInstall.extend({ text: z.string().min(1), authorId: z.number().int().default(PROJECT_MANAGER_ID) }),
    (desk, { installId, authorId, text }) => addNote(desk, requireInstall(desk, installId).id, authorId, text),
  ),
  'delete-note': action(z.strictObject({ noteId: id }), (desk, { noteId }) => {
    const note = desk.world.notes.get(noteId);
    if (note === undefined) throw new BadControl('noteId', `there is no note "${noteId}"`);
    return deleteNote(desk, note);
  }),

  'sign-change-order': action(
    onInstall.extend({ ...size, changeValues: z.record(z.string(), z.unknown()).default({}) }),
    (desk, { installId, changeValues, ...next }) => signChangeOrder(desk, requireInstall(desk, installId), next, changeValues),
  ),
};

const actionParams = z.object({ name: z.string() });

/** `/__sandbox/actions/{name}` and `/__sandbox/webhooks`, beside the common control API. */
export const actionRoutes = (app: FastifyInstance, desk: Desk, subscriptions: Subscriptions): void => {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof BadControl) return reply.code(400).send({ error: error.message, where: error.where });
    return reply.send(error);
  });

  app.post('/__sandbox/actions/:name', async (request) => {
    const { name } = actionParams.parse(request.params);
    const act = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (act === undefined) throw new BadControl('name', `"${name}" is not one of ${Object.keys(ACTIONS).join(', ')}`);
    const result = act(desk, request.body ?? {});
    await subscriptions.idle();
    return result;
  });

  app.put('/__sandbox/webhooks', (request) => {
    const parsed = subscriptionBody.safeParse(request.body);
    if (!parsed.success) throw new BadControl(parsed.error.issues[0]?.path.join('.') || 'body', 'takes {secret, versions}');
    subscriptions.set(parsed.data);
    return parsed.data;
  });
};
