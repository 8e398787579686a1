import type { PostWebhook } from '../../control/emit/post-webhook.ts';
import type { Row } from '../wire/pinned.ts';
import type { EventVersion } from './event-name.ts';

/** Answers the status; 0: none came. */
export type PostEvent = (version: EventVersion, secret: string, body: Row) => Promise<number>;

/** 1.0 and 2.0 events go to addresses of their own. */
export const createPostEvent =
  (post: PostWebhook): PostEvent =>
  (version, secret, body) =>
    post(`/webhooks/enerflo/${version}/${encodeURIComponent(secret)}`, body);
