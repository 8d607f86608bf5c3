/** A finished rehearsal, what it is bound to, and where the ledger keeps it. */
import type { RunChoices } from '#core/dispatch/choices.ts';
import type { RehearsalInputs } from '#core/rehearsal/inputs.ts';
import { isCalm, rehearsalHash, type RehearsalResult } from '#core/rehearsal/result.ts';
import type { Ledger } from '../ports/ledger.ts';
import { problem, type Problem } from './problem.ts';

/** What was found, with its hash. */
export interface Found {
  readonly result: RehearsalResult;
  readonly hash: string;
}

export interface Rehearsed extends Found {
  readonly inputs: RehearsalInputs;
  /** The rates its order was made with. */
  readonly usdRateOf: (currencyId: number) => string | null;
}

/** The rehearsal a batch was last submitted with, as the ledger has it; null where none was. */
export const boundRehearsal = async (
  ledger: Pick<Ledger, 'entriesOf'>,
  batchId: string,
): Promise<Found | null> => {
  const life = await ledger.entriesOf({ batchId });
  const submitted = life.findLast(({ body }) => body.kind === 'batch.submitted')?.body;
  if (submitted?.kind !== 'batch.submitted' || submitted.rehearsal === undefined) return null;
  return { result: submitted.rehearsal, hash: rehearsalHash(submitted.rehearsal) };
};

export const rehearseAgain = (): Problem =>
  problem(
    'conflict',
    'Rows, rates, balances, fees or terms have changed since the rehearsal. Nothing was submitted. Rehearse again.',
  );

/**
 * Why a run may not be approved on these terms. Where everything went through, order and funding make no difference;
 * otherwise another order or funding is another run than the one that was rehearsed.
 */
export const termsProblem = (rehearsal: Found | null, choices: RunChoices): Problem | null => {
  if (rehearsal === null || isCalm(rehearsal.result)) return null;
  const { order, funding } = rehearsal.result.choices;
  if (order === choices.order && funding === choices.funding) return null;
  return problem(
    'not-allowed',
    'The rehearsal was made for another order, or for another way when not all can be paid. Nothing was approved. Choose as it was rehearsed, or send the batch back and rehearse again.',
  );
};
