/** How tests start other processes of Node that run TypeScript, by the hundred. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = join(fileURLToPath(new URL('../..', import.meta.url)), '.cache', 'compiled');

/**
 * Node strips types by WebAssembly, in every thread of a process anew, and V8 can free code of it that another thread
 * still runs, which ends the process; the built application has no WebAssembly.
 */
export const NODE_FLAGS = ['--no-wasm-code-gc'] as const;

/** What Node has compiled once is kept for the next. */
export const childEnv = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_COMPILE_CACHE: CACHE,
  ...more,
});
