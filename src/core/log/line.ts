/** One line of the log: written under the list of what may stand in it, and read back under the same list. */
import { shapeOf, type LogEvent, type LogFields } from './events.ts';
import { isCount, type LogWords, type Written } from './kinds.ts';
import { isKept, type LogLevel } from './level.ts';

/** ISO 8601, UTC, to the millisecond. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** How many fields were refused; a line that holds it shows a mistake in Purser. */
const REFUSED = 'refused';

interface Entry<E extends LogEvent> {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event: E;
  readonly fields: LogFields<E>;
}

const written = (
  event: string,
  fields: Readonly<Record<string, unknown>>,
  words: LogWords,
): Readonly<Record<string, Written>> => {
  const known = shapeOf(event)?.fields ?? {};
  const kept: Record<string, Written> = {};
  let refused = 0;
  for (const [name, value] of Object.entries(fields)) {
    // The field's own kind says at run time what the compiler said of the caller.
    const given = Object.hasOwn(known, name)
      ? (known[name]?.write(value as never, words) ?? null)
      : null;
    if (given === null) refused += 1;
    else kept[name] = given;
  }
  return refused === 0 ? kept : { ...kept, [REFUSED]: refused };
};

/**
 * The line of an event, without its end; null where it is not kept at this level, or is none of the list. A field that
 * is not on the event's list, or whose value is none of its kind, is left out and counted.
 */
export const logLine = <E extends LogEvent>(
  { at, event, fields }: Entry<E>,
  { words, least }: { readonly words: LogWords; readonly least: LogLevel },
): string | null => {
  const shape = shapeOf(event);
  if (shape === null || !TIME.test(at) || !isKept(shape.level, least)) return null;
  return JSON.stringify({ at, level: shape.level, event, ...written(event, fields, words) });
};

const parsed = (line: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
};

/**
 * A line of a log file as it may be shown: spelled anew from what the list allows, or null where anything else stands
 * in it. What another program, or an older Purser, wrote there is not passed on.
 */
export const readLogLine = (line: string, words: LogWords): string | null => {
  const { at, level, event, [REFUSED]: refused, ...fields } = parsed(line) ?? {};
  const shape = shapeOf(event);
  if (shape === null || level !== shape.level) return null;
  if (typeof at !== 'string' || !TIME.test(at)) return null;
  if (refused !== undefined && !isCount(refused)) return null;
  const fits = Object.entries(fields).every(
    ([name, value]) =>
      Object.hasOwn(shape.fields, name) && shape.fields[name]?.reads(value, words) === true,
  );
  const counted = refused === undefined ? {} : { [REFUSED]: refused };
  return fits ? JSON.stringify({ at, level, event, ...fields, ...counted }) : null;
};
