/**
 * What every writer of a table is given and answers.
 */
import type { Actor } from '#core/audit/entry.ts';
import type { Result } from '#core/result.ts';

/** One moment for all entries of a transaction, and who acts. */
export interface Writing {
  readonly seq: number;
  readonly at: number;
  readonly mono: number;
  readonly bootId: string;
  readonly actor: Actor;
}

/** What a writer answers: whom the entry is about (see schema.ts), or that it does not fit. */
export type Written = Result<number | null, 'conflict'>;
