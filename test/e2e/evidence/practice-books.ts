/** What the practice gateway itself wrote down, read from its own file: the evidence of what was really executed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Execution {
  readonly orderId: string;
  readonly currencyId: number;
  /** As it was asked for, with a tag where there is one: `address:tag`. */
  readonly target: string;
  readonly amount: string;
  readonly withdrawalId: string;
  readonly hash: string;
}

interface Line {
  readonly kind: string;
  readonly withdrawal?: {
    readonly sentOrderId: string;
    readonly currencyId: number;
    readonly addressTo: string;
    readonly amount: string;
    readonly transactionId: string;
    readonly txhash: string;
  };
}

/** Every payout the practice gateway of a data folder has taken on, in order. */
export const executionsIn = (dataDir: string): readonly Execution[] => {
  const text = readFileSync(join(dataDir, 'practice', 'practice-gateway.json'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .flatMap(({ kind, withdrawal }) =>
      kind !== 'withdrawal' || withdrawal === undefined
        ? []
        : [
            {
              orderId: withdrawal.sentOrderId,
              currencyId: withdrawal.currencyId,
              target: withdrawal.addressTo,
              amount: withdrawal.amount,
              withdrawalId: withdrawal.transactionId,
              hash: withdrawal.txhash,
            },
          ],
    );
};
