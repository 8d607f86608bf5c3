/** Why something about money coming in was not done, in words for people. */
import type { ReadFailure } from '../ports/gateway.ts';
import type { TreasuryProblem } from '../ports/treasury.ts';
import { readWords } from './credentials.ts';

export interface ReceiveProblem {
  readonly kind:
    | 'invalid-input'
    | 'not-allowed'
    | 'not-found'
    | 'conflict'
    | 'gateway-refused'
    | 'gateway-unanswered'
    | 'storage-failed';
  /** What happened, what it means, what to do next. */
  readonly message: string;
  readonly detail: string | null;
}

export const receiveProblem = (
  kind: ReceiveProblem['kind'],
  message: string,
  detail: string | null = null,
): ReceiveProblem => ({ kind, message, detail });

/** A read of the gateway failed; `meaning` says what was not done. */
export const gatewayProblem = (failure: ReadFailure, meaning: string): ReceiveProblem => {
  if (failure.kind === 'refused') {
    const message = `The gateway refused: “${failure.message}”. ${meaning} Look at the currency and the reference, then at the key.`;
    return receiveProblem('gateway-refused', message, failure.message);
  }
  return receiveProblem('gateway-unanswered', `${readWords(failure)} ${meaning}`);
};

/** The treasury file took nothing, or gave nothing. */
export const storeProblem = ({ kind, detail }: TreasuryProblem): ReceiveProblem =>
  kind === 'read-only'
    ? receiveProblem('not-allowed', detail)
    : receiveProblem(
        'storage-failed',
        kind === 'failed'
          ? `The treasury file did not take it (${detail}). Nothing was changed.`
          : detail,
      );
