/** The environment of processes that tests start by the hundred: what Node has compiled once is kept for the next. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = join(fileURLToPath(new URL('../..', import.meta.url)), '.cache', 'compiled');

export const childEnv = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_COMPILE_CACHE: CACHE,
  ...more,
});
