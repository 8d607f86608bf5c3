/**
 * What must hold of payouts that the gateway converts (fiat-exact), from the entries alone: none is called accepted
 * without the amount the gateway made of it, and by Purser itself only within the bound it was approved with.
 */
import { conversionFault, type Convertible } from '../payout/fiat-exact.ts';
import type { MovedBody, SubmittedBody } from './fold.ts';

/** Moves by which Purser itself takes the gateway's amount as right. */
const TAKES: ReadonlySet<string> = new Set<MovedBody['event']>([
  'reply-accepted',
  'lookup-found',
  'preflight-found',
  'withdrawal-entered',
]);

/** A person may let a held payout stand at the amount that was sent, which then is known all the same. */
const LETS_STAND: MovedBody['event'] = 'evidence-accepted';

export class Conversions {
  /** Converted payouts only: there may be a million others. */
  readonly #contents = new Map<string, Convertible>();

  hear({ payoutId, content }: SubmittedBody): void {
    if (content.fiatExact === undefined) this.#contents.delete(payoutId);
    else this.#contents.set(payoutId, content);
  }

  /** Why a move is not borne out, or null; `before` is what the gateway had said until then. */
  fault(body: MovedBody, before: string | null): string | null {
    const content = this.#contents.get(body.payoutId);
    const takes = TAKES.has(body.event);
    if (content === undefined || !(takes || body.event === LETS_STAND)) return null;
    const sent = body.sent ?? before;
    if (sent === null) return 'was called accepted without the amount the gateway made of it';
    const fault = takes ? conversionFault(content, sent) : null;
    return fault === null ? null : `was called accepted beyond its bound: ${fault}`;
  }
}
