/** The log: JSON lines in the data folder, holding allow-listed fields and nothing else. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Level = 'info' | 'warn' | 'error';

/** At this size the log starts anew and keeps one predecessor. */
const MAX_BYTES = 5 * 1024 * 1024;

/** Fields that may be written, and the only type each may have. */
const ALLOWED: Readonly<Record<string, 'string' | 'number'>> = {
  id: 'string',
  call: 'string',
  code: 'string',
  batchId: 'string',
  payoutId: 'string',
  count: 'number',
  ms: 'number',
};

/** An error without its message, which may quote data: its name, code and where it happened. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const stack = error.stack ?? '';
  // The stack begins with the message, which may itself look like a frame.
  const place = stack.slice(stack.indexOf(error.message) + error.message.length);
  const frames = place.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, frames: frames.map((line) => line.trim()).slice(0, 12) };
}

function pick(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(fields).filter(
    ([name, value]) => Object.hasOwn(ALLOWED, name) && typeof value === ALLOWED[name],
  );
  const error = fields['error'];
  return {
    ...Object.fromEntries(kept),
    ...(error === undefined ? {} : { error: describeError(error) }),
  };
}

/** A log in `folder/logs`. Writing never throws: a full disk must not stop what is being logged. */
export function makeLog(
  folder: string,
  now: () => number,
): { write(level: Level, event: string, fields?: object): void } {
  const file = join(folder, 'logs', 'purser.jsonl');
  const rotate = (): void => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > MAX_BYTES) renameSync(file, `${file}.1`);
  };
  return {
    write(level, event, fields = {}) {
      const at = new Date(now()).toISOString();
      try {
        mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
        rotate();
        appendFileSync(file, `${JSON.stringify({ at, level, event, ...pick({ ...fields }) })}\n`);
      } catch {
        // There is nowhere left to say it.
      }
    },
  };
}
