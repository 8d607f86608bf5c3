/** The log as the rest of the program uses it. What may stand in it is ruled by `core/log`. */
import type { LogEvent, LogFields } from '#core/log/events.ts';
import type { LogLevel } from '#core/log/level.ts';

export interface Log {
  /** Writes one line, or nothing where its level is not kept. Never throws and never waits for anybody. */
  write<E extends LogEvent>(event: E, fields: LogFields<E>): void;
}

/** The newest lines, oldest first, as they may be shown. */
export interface RecentLines {
  readonly lines: readonly string[];
  /** Lines that were there and hold something the list does not allow: they are not passed on. */
  readonly leftOut: number;
}

/** The log with what concerns it as a whole. */
export interface LogBook extends Log {
  /** From now on lines of this level and weightier ones are kept. */
  keepFrom(level: LogLevel): void;
  /** At most so many of the newest lines. Never throws: what cannot be read is not there. */
  recent(most: number): RecentLines;
}
