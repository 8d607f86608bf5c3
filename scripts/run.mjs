// Entry of every npm script. Runs on any Node from 20 with nothing installed: sets up what is
// missing, then runs scripts/<command>.ts under Node 24 and passes its exit code on.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

// What each command needs beyond npm packages and Node 24.
const COMMANDS = {
  start: ['window', 'keychain'],
  demo: ['window'],
  screenshots: ['window', 'keychain'],
  test: ['window', 'keychain', 'tracing'],
  check: [],
  format: [],
  build: [],
  practice: [],
  sim: [],
  drill: [],
  bench: [],
  'check-file': [],
  controls: ['window', 'keychain'],
  policy: [],
  'verify-ledger': [],
  dist: [],
  'test-copy': [],
  'test-packaged': ['window', 'keychain'],
  'policy-owner': [],
  tamper: [],
  'make-icons': ['window'],
  'release-files': [],
};

const root = fileURLToPath(new URL('..', import.meta.url));
const [command = '', ...args] = process.argv.slice(2);

if (!Object.hasOwn(COMMANDS, command)) {
  console.error(`Unknown command "${command}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(1);
}

const node = setUp(root, COMMANDS[command]);
if (node === null) process.exit(1);

const script = join(root, 'scripts', `${command}.ts`);
// Node strips types by WebAssembly, in every thread anew, and V8 can free code of it that another thread still runs.
const child = spawn(node, ['--no-wasm-code-gc', script, ...args], { stdio: 'inherit' });

// Whoever asks this process to end means the command, which ends in its own order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

/** Whoever started this process: its parent and, as npm puts a shell in between, where it can be seen the one before. */
function starters() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8');
    return `${process.ppid} ${/^PPid:\s+(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

// A drill that outlived whoever started it would go on sending beside its successor.
if (command === 'drill') {
  const started = starters();
  setInterval(() => {
    if (starters() === started) return;
    child.kill('SIGKILL');
    process.exit(128 + constants.signals.SIGKILL);
  }, 200).unref();
}

child.on('error', (error) => {
  console.error(`Could not run ${script}: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (constants.signals[signal ?? ''] ?? 0));
});
