import type { InstallStatus } from '../install.ts';
import type { EventDetails } from './change-event.ts';

type StatusEvent = 'INSTALL_STATUS_CHANGED' | 'INSTALL_ON_HOLD' | 'INSTALL_VOIDED';

/** The only id that is the same everywhere (docs.enerflo.io); every other status is known by its name alone. */
const ON_HOLD_ID = '4';

const hasName = (status: InstallStatus | null, name: string): boolean => status?.name.trim().toLowerCase() === name;

/** What a new status of an install means, the general before the special. */
export const statusEvents = (
  before: InstallStatus | null,
  after: InstallStatus | null,
): readonly { readonly type: StatusEvent; readonly details: EventDetails[StatusEvent] }[] => {
  if (before?.id === after?.id) return [];
  const details = { previousStatus: before?.name ?? null, previousStatusId: before?.id ?? null, status: after?.name ?? null, statusId: after?.id ?? null };
  return [
    { type: 'INSTALL_STATUS_CHANGED', details },
    ...(after?.id === ON_HOLD_ID || hasName(after, 'on hold') ? [{ type: 'INSTALL_ON_HOLD', details } as const] : []),
    ...(hasName(after, 'voided') ? [{ type: 'INSTALL_VOIDED', details } as const] : []),
  ];
};
