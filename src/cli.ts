#!/usr/bin/env node
import { Command } from 'commander';
import { createKey } from './cli/keys.ts';
import { ConfigError } from './config.ts';

const NODE = 24;

const program = new Command('busbar').description('One typed graph over Enneo, the ERP and Enerflo.').showHelpAfterError();

program
  .command('serve')
  .description('run in production; needs its sources configured')
  .action(async () => (await import('./cli/serve.ts')).serve(process.env));
program
  .command('demo')
  .description('sandbox sources and Busbar in front of them, on this machine only')
  .action(async () => (await import('./cli/demo.ts')).demo(process.env));
program
  .command('sandbox')
  .description('only the three sandbox sources')
  .action(async () => (await import('./cli/sandbox.ts')).sandbox(process.env));
program
  .command('sync')
  .description('copy contracts, customers, installs, notes and tickets into the mirror; goes on where the last one stopped')
  .option('--source <source>', 'only one: erp, enerflo or enneo')
  .option('--full', 'start over, and read again what is known')
  .option('--accept-deletions', 'mark deleted what a source no longer has, however much it is')
  .action(async (flags) => (await import('./cli/sync.ts')).sync(process.env, flags));
program
  .command('import')
  .description('tell Enneo which contracts changed since it was last told; goes on where the last one stopped')
  .option('--dry-run', 'send nothing, and say what would be sent')
  .option('--accept-deletions', 'remove at Enneo what the ERP no longer has, however much it is')
  .action(async (flags) => (await import('./cli/import.ts')).importContracts(process.env, flags));
program
  .command('doctor')
  .description('check configuration, sources and store, and say what is wrong')
  .action(async () => (await import('./cli/doctor.ts')).doctor(process.env));
const events = program.command('events').description('webhooks as they came in: what waits, and what was given up');
events
  .command('list', { isDefault: true })
  .description('newest first')
  .option('--state <state>', 'new, done, dead or all', 'dead')
  .option('--limit <count>', 'how many, 1 to 1000', '50')
  .action(async (flags) => (await import('./cli/events.ts')).showEvents(process.env, flags));
events
  .command('show <id>')
  .description('one of them with what was posted, which may be personal')
  .action(async (id) => (await import('./cli/events.ts')).showEvent(process.env, id));
events
  .command('redrive [ids...]')
  .description('dead ones are worked on again, as if they had just come; what could not be read is read anew')
  .option('--all', 'all that are dead')
  .action(async (ids, flags) => (await import('./cli/events.ts')).redrive(process.env, ids, flags));
const deliveries = program.command('deliveries').description('what rules want done: writes and outgoing webhooks');
deliveries
  .command('list', { isDefault: true })
  .description('newest first')
  .option('--state <state>', 'waiting, done, dead or all', 'dead')
  .option('--limit <count>', 'how many, 1 to 1000', '50')
  .action(async (flags) => (await import('./cli/deliveries.ts')).showDeliveries(process.env, flags));
deliveries
  .command('redrive [ids...]')
  .description('dead ones are tried again, all over')
  .option('--all', 'all that are dead')
  .action(async (ids, flags) => (await import('./cli/deliveries.ts')).redrive(process.env, ids, flags));
program
  .command('keys')
  .description('API keys')
  .command('create')
  .description('make a key: shows it once, and the entry for API_KEYS_FILE')
  .requiredOption('--name <name>', 'who will use it')
  .option('--scopes <scopes>', 'what it may do, separated by commas', 'graph:read')
  .action(createKey);

/** 2: what was asked for cannot be done as it was asked; 1: it failed. */
const fail = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
};

if (Number.parseInt(process.versions.node, 10) < NODE) {
  process.stderr.write(`Busbar needs Node ${NODE}; this is ${process.versions.node}. \`npm run busbar -- <command>\` uses the one it brings along.\n`);
  process.exit(1);
}
await program.parseAsync().catch(fail);
