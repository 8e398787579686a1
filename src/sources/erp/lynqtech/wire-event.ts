import type { EventPaths } from '../event-paths.ts';

/** Assumed: LynqTech's payload is not public. The running number in `nummer` is left alone: a read is always current, and the nightly sync finds what a gap hid. */
export const LYNQTECH_EVENT: EventPaths = {
  name: ['$.ereignistyp', '$[*].ereignistyp'],
  key: ['$.ereignisId', '$[*].ereignisId'],
  contract: ['$.vertragId', '$[*].vertragId'],
  customer: ['$.kundeId', '$[*].kundeId'],
};
