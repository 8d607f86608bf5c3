/**
 * The definite refusals: only these words of the gateway may count as "this payout was not taken".
 * Every other negative answer leaves the outcome unknown. Even these need a look-up before they are believed.
 * To add one: copy the gateway's message exactly as seen on a real refusal, in the form `normalise` gives it.
 */
const PINNED: ReadonlySet<string> = new Set([
  'amount is below the minimum',
  'insufficient balance',
  'unknown currency',
  'wrong address',
]);

/** Lower case, single spaces, no outer space and no final stop; nothing else is forgiven. */
const normalise = (message: string): string =>
  message.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');

/** Whether the message is on the pinned list, word for word. */
export const isPinnedRefusal = (message: string): boolean => PINNED.has(normalise(message));
