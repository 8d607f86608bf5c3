/**
 * An area of the treasury store: its port, which of the port's methods write, and how the thread that owns the file
 * answers them. A new area is a port, an answer, a migration, and a line in areas.ts.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Stored } from '#main/ports/treasury.ts';

export type Manner = 'read' | 'write';

/** Every method of a port with how it touches the file. */
export type Manners<Port> = { readonly [K in keyof Port]: Manner };

type AnswerTo<Method> = Method extends (input: infer Input) => Stored<infer Output>
  ? (input: Input) => Output
  : never;

/** The answers behind a port: plain and synchronous; what they throw is rolled back and told as a failure. */
export type AreaAnswers<Port> = { readonly [K in keyof Port]: AnswerTo<Port[K]> };

export interface Area<Port> {
  readonly manners: Manners<Port>;
  /** Statements are prepared when first asked; called once, on the thread that owns the file. */
  answers(db: DatabaseSync): AreaAnswers<Port>;
}
