import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from '../../src/store/lock/lock-folder.ts';
import { StoreLocked } from '../../src/store/lock/store-locked.ts';
import { type Child, runChild } from '../support/run-child.ts';

let folder: string;
let children: Child[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'busbar-lock-'));
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  children = [];
  await rm(folder, { recursive: true });
});

const startHolder = (): Child => {
  const child = runChild(new URL('locked-folder-child.ts', import.meta.url), [folder]);
  children.push(child);
  return child;
};

it('refuses a folder that another process has, naming its pid', async () => {
  const holder = startHolder();
  expect(await holder.nextLine()).toBe('locked');
  await expect(lockFolder(folder)).rejects.toThrow(StoreLocked);
  await expect(lockFolder(folder)).rejects.toMatchObject({ pid: holder.pid, message: expect.stringContaining(`process ${holder.pid}`) });
});

it('refuses a folder this process has already', async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({ pid: process.pid });
  await unlock();
});

it('gives the folder back for the next one', async () => {
  for (let round = 0; round < 3; round += 1) await (await lockFolder(folder))();
  expect(await readdir(folder)).toEqual(['lock.3']);
});

it('takes over from a killed process', async () => {
  const holder = startHolder();
  expect(await holder.nextLine()).toBe('locked');
  await holder.kill();
  await (await lockFolder(folder))();
});

it('takes over from a dead process whose pid another one has now', async () => {
  await writeFile(join(folder, 'lock.1'), `${process.pid} another-boot:123`);
  await (await lockFolder(folder))();
});

it('takes over from a lock that cannot be read', async () => {
  await writeFile(join(folder, 'lock.1'), '');
  await (await lockFolder(folder))();
});

it('lets exactly one of many simultaneous starters take over from a dead process', async () => {
  for (let round = 0; round < 20; round += 1) {
    await writeFile(join(folder, 'lock.1'), '999999999 dead:1');
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const winners = results.filter((result) => result.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    expect(results.every((result) => result.status === 'fulfilled' || result.reason instanceof StoreLocked)).toBe(true);
    await Promise.all((await readdir(folder)).map((name) => rm(join(folder, name))));
  }
});

it('lets exactly one of several processes started at once have the folder', async () => {
  const said = await Promise.all([startHolder(), startHolder(), startHolder()].map((child) => child.nextLine()));
  expect(said.toSorted()).toEqual(['StoreLocked', 'StoreLocked', 'locked']);
});
