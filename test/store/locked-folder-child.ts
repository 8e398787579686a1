import { lockFolder } from '../../src/store/lock/lock-folder.ts';

/** Run by tests: takes the folder, says so, and holds it until it is killed. */
const [, , folder = ''] = process.argv;
try {
  await lockFolder(folder);
  process.stdout.write('locked\n');
  setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write(error instanceof Error ? `${error.name}\n` : 'unknown\n');
}
