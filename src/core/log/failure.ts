/** An error as the log may hold it: its kind, its code and where in the program it happened; never its message. */

/** What is written of an error. */
export interface WrittenFailure {
  readonly name: string;
  /** The system's code, as ENOSPC; absent where there is none. */
  readonly code?: string;
  /** Places in the program, innermost first: `main/index.js:10:5`. */
  readonly at: readonly string[];
}

const NAME = /^(?:[A-Z][A-Za-z]{0,30}Error|Error|Other)$/;
const CODE = /^(?:E[A-Z0-9]{2,20}|ERR_[A-Z0-9_]{2,40})$/;
const PLACE =
  /^(?:core|contract|main|practice|preload|node)(?:\/[a-z-]{1,40}){0,5}(?:\.[a-z]{2,3})?:\d{1,7}:\d{1,7}$/;
const ROOMS = new Set(['core', 'contract', 'main', 'practice', 'preload']);
const FRAME = /^\s+at .*?([^\s(]+):(\d+):(\d+)\)?$/;
const MOST_PLACES = 8;

/** Folders above the program name a person or a company, so a place begins at the program's own rooms. */
const placeOf = (frame: string): string | null => {
  const [, file = '', line = '', column = ''] = FRAME.exec(frame) ?? [];
  const parts = file.replace(/^node:/, 'node/').split(/[\\/]/);
  const room = parts.findLastIndex((part) => ROOMS.has(part) || part === 'node');
  if (room === -1) return null;
  const place = `${parts.slice(room).join('/')}:${line}:${column}`;
  return PLACE.test(place) ? place : null;
};

/** The stack begins with the message, which may itself look like a frame. */
const framesOf = ({ stack, message }: Error): readonly string[] => {
  if (typeof stack !== 'string') return [];
  const begins = stack.indexOf(message);
  return (begins === -1 ? '' : stack.slice(begins + message.length)).split('\n');
};

/** What may be written of whatever was thrown. */
export const describeFailure = (thrown: unknown): WrittenFailure => {
  if (!(thrown instanceof Error)) return { name: 'Other', at: [] };
  const code: unknown = Reflect.get(thrown, 'code');
  return {
    name: NAME.test(thrown.name) ? thrown.name : 'Error',
    ...(typeof code === 'string' && CODE.test(code) ? { code } : {}),
    at: framesOf(thrown)
      .map(placeOf)
      .filter((place) => place !== null)
      .slice(0, MOST_PLACES),
  };
};

/** Whether something read from a log is such a description and nothing more. */
export const isFailure = (value: unknown): value is WrittenFailure => {
  if (typeof value !== 'object' || value === null) return false;
  const { name, code, at, ...more } = value as Partial<Record<string, unknown>>;
  return (
    Object.keys(more).length === 0 &&
    typeof name === 'string' &&
    NAME.test(name) &&
    (code === undefined || (typeof code === 'string' && CODE.test(code))) &&
    Array.isArray(at) &&
    at.length <= MOST_PLACES &&
    at.every((place) => typeof place === 'string' && PLACE.test(place))
  );
};
