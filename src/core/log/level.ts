/** How weighty a line of the log is, and which are kept. */

/** From the weightiest to the least. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What is kept until a person chooses otherwise: everything but the lines for finding faults. */
export const LOG_LEVEL: LogLevel = 'info';

/** Whether a line of this level is kept where `least` is. */
export const isKept = (level: LogLevel, least: LogLevel): boolean =>
  LOG_LEVELS.indexOf(level) <= LOG_LEVELS.indexOf(least);
