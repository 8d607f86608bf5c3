/** Runs the project's command-line tools and collects what they say. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

export interface Finished {
  readonly code: number;
  readonly output: string;
}

export interface RunOptions {
  /** Shows the command's words as they come. */
  readonly live?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the command after so long. */
  readonly limitMs?: number;
}

/** Paths of the JavaScript entry points of tools, run with this very Node on every system. */
const ENTRIES: Readonly<Record<string, string>> = {
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  vitest: 'vitest/vitest.mjs',
  playwright: 'playwright/cli.js',
  'electron-vite': 'electron-vite/bin/electron-vite.js',
};

export function toolCommand(tool: string, args: readonly string[]): readonly string[] {
  const entry = ENTRIES[tool];
  if (entry === undefined) throw new Error(`No such tool: ${tool}`);
  return [process.execPath, `${ROOT}/node_modules/${entry}`, ...args];
}

/** Colours are for people at a terminal. */
export const PLAIN: NodeJS.ProcessEnv = process.stderr.isTTY
  ? {}
  : { NO_COLOR: '1', FORCE_COLOR: '0' };

/** What the session bus says of itself, which reads like an error and is none. */
const BUS_CHATTER = /^dbus-daemon\[.*\n?/gm;

/** Runs a command from the project's root; its words are collected, and shown live when `live`. */
export function run(command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const [file = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
      timeout: options.limitMs,
    });
    let output = '';
    const hear = (chunk: Buffer): void => {
      const text = chunk.toString().replaceAll(BUS_CHATTER, '');
      output += text;
      if (options.live === true) process.stderr.write(text);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

export function runTool(
  tool: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  return run(toolCommand(tool, args), options);
}

/** Whether a program can be started by its name. */
export function onPath(name: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, name)));
}
