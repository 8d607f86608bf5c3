/**
 * The definite refusals: only these words of the gateway may count as "this payout was not taken".
 * Every other negative answer leaves the outcome unknown. Even these need a look-up before they are believed.
 * These are the practice gateway's; the live gateway's are undocumented and wait for the first real refusals.
 * To add one: copy the gateway's message exactly as seen on a real refusal, in the form `normalise` gives it.
 */
const PINNED: ReadonlySet<string> = new Set([
  'amount does not cover the fee',
  'amount is below the minimum',
  'destination tag is required',
  'insufficient balance',
  'invalid address',
  'invalid amount',
  'invalid destination tag',
  'too many decimals in amount',
  'unknown paymentid',
]);

/** Lower case, single spaces, no outer space and no final stop; nothing else is forgiven. */
const normalise = (message: string): string =>
  message.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');

/** Whether the message is on the pinned list, word for word. */
export const isPinnedRefusal = (message: string): boolean => PINNED.has(normalise(message));
