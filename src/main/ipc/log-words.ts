/** The closed lists of the border that the log may quote. */
import type { LogWords } from '#core/log/kinds.ts';
import { DROP_CHANNEL } from '#contract/channels.ts';
import { calls } from '#contract/contract.ts';

export const LOG_WORDS: LogWords = { calls: new Set([...Object.keys(calls), DROP_CHANNEL]) };
