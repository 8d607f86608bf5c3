/** The sums of a batch as they may be shown: what is approved, never a coin amount that nobody knows yet as if known. */
import type { BatchView } from '#contract/views/batch.ts';
import type { ReviewSum } from '#contract/views/money.ts';
import { currencyWords } from './currency-words.ts';

type Summed = Pick<BatchView, 'sums' | 'typed' | 'mode'>;

/** What an order pays: as it was approved, or what its rows come to. */
export const sumsOf = ({ typed, sums }: Summed): readonly ReviewSum[] =>
  typed.length > 0
    ? typed
    : sums.map(({ currencyId, ...sum }) => ({ ...sum, of: String(currencyId) }));

/** Whether these sums are only expected: coins of a draft whose fiat amounts the gateway will convert. */
export const areExpected = ({ typed, mode }: Summed): boolean =>
  typed.length === 0 && mode === 'fiat-exact';

/** What a sum is of: "USDT TRC20", or "USD". */
export const sumWords = ({ code, network }: Pick<ReviewSum, 'code' | 'network'>): string =>
  network === null ? code : currencyWords(code, network);
