/** The log: JSON lines in the data folder, whose events and fields are a closed list. */
import { join } from 'node:path';
import { LOG_LEVEL, type LogLevel } from '#core/log/level.ts';
import { logLine, readLogLine } from '#core/log/line.ts';
import type { LogEvent, LogFields } from '#core/log/events.ts';
import type { LogWords } from '#core/log/kinds.ts';
import type { LogBook, RecentLines } from '#main/ports/log.ts';
import { LOG_LIMITS, openLogFiles, type LogFiles, type LogLimits } from './log-files.ts';

interface Needs {
  /** The data folder; the log is in `logs` below it. */
  readonly folder: string;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  readonly words: LogWords;
  readonly limits?: LogLimits;
}

/** A disk that refused a line is left alone for so long, ms: what it would have to do is not worth waiting for. */
const PAUSE_MS = 10_000;

class FileLog implements LogBook {
  readonly #needs: Needs;
  readonly #files: LogFiles;
  #least: LogLevel = LOG_LEVEL;
  /** Lines the disk did not take since it last took one. */
  #lost = 0;
  #failedAt: number | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#files = openLogFiles(join(needs.folder, 'logs'), needs.limits ?? LOG_LIMITS);
  }

  write<E extends LogEvent>(event: E, fields: LogFields<E>): void {
    try {
      const now = this.#needs.now();
      const line = this.#lineOf(now, event, fields);
      if (line === null) return;
      this.#lost += 1;
      if (this.#rests(now)) return;
      this.#failedAt = now;
      this.#append(now, line);
      this.#failedAt = null;
      this.#lost = 0;
    } catch {
      // A full disk must not stop what is being logged, and there is nowhere left to say it.
    }
  }

  keepFrom(level: LogLevel): void {
    this.#least = level;
  }

  recent(most: number): RecentLines {
    try {
      const found = this.#files.tail(most);
      const lines = found.map((line) => readLogLine(line, this.#needs.words));
      const shown = lines.filter((line) => line !== null);
      return { lines: shown, leftOut: found.length - shown.length };
    } catch {
      return { lines: [], leftOut: 0 };
    }
  }

  #lineOf<E extends LogEvent>(now: number, event: E, fields: LogFields<E>): string | null {
    const at = new Date(now).toISOString();
    return logLine({ at, event, fields }, { words: this.#needs.words, least: this.#least });
  }

  #rests(now: number): boolean {
    return this.#failedAt !== null && Math.abs(now - this.#failedAt) < PAUSE_MS;
  }

  #append(now: number, line: string): void {
    const lost = this.#lost - 1;
    const gap = lost === 0 ? null : this.#lineOf(now, 'lines-lost', { count: lost });
    if (gap !== null) this.#files.append(gap);
    this.#files.append(line);
  }
}

/** A log whose writing never throws. */
export const makeLog = (needs: Needs): LogBook => new FileLog(needs);
