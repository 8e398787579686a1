import type { Install } from '../../domain/install.ts';
import { readFresh } from './read-fresh.ts';
import type { WriteAccess } from './write-parts.ts';

/** An install was changed: neither it nor lists that show it are young any more. */
export const expireInstall = async (id: string, { reader, store, now }: WriteAccess): Promise<void> => {
  reader.installs.expire([id]);
  reader.installsOfDeals.expire(null);
  await store.mirror.expire('install', 'enerflo', [id], { owners: [], at: now() });
};

/** Its record and its milestones come anew into the mirror before anybody is answered. */
export const renewInstall = async (id: string, access: WriteAccess): Promise<void> => {
  await readFresh(access.reader.installs, id, access);
  await access.reader.flush();
};

/** As it is now at Enerflo, as far as the reader knows; null while nobody can say. */
export const installAfterWrite = (id: string, access: WriteAccess): Promise<Install | null> => readFresh(access.reader.installs, id, access);
