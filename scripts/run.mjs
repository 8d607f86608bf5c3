// Entry of every npm script. Runs on any Node from 20 with nothing installed: sets up what is
// missing, then runs scripts/<command>.ts under Node 24 and passes its exit code on.
import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

// What each command needs beyond npm packages and Node 24.
const COMMANDS = {
  start: ['window', 'keychain'],
  demo: ['window'],
  screenshots: ['window'],
  test: ['window', 'keychain'],
  check: [],
  format: [],
  build: [],
  practice: [],
  drill: [],
  sim: [],
  bench: [],
  'check-file': [],
};

const root = fileURLToPath(new URL('..', import.meta.url));
const [command = '', ...args] = process.argv.slice(2);

if (!Object.hasOwn(COMMANDS, command)) {
  console.error(`Unknown command "${command}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(1);
}

const node = setUp(root, COMMANDS[command]);
if (node === null) process.exit(1);

// A terminal sends Ctrl-C to the whole group; waiting here lets the command finish its own way.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});

const script = join(root, 'scripts', `${command}.ts`);
const result = spawnSync(node, [script, ...args], { stdio: 'inherit' });
if (result.error) console.error(`Could not run ${script}: ${result.error.message}`);
process.exit(result.status ?? 128 + (constants.signals[result.signal ?? ''] ?? 0));
