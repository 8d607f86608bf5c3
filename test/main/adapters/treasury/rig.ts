/** A treasury store as the application opens it, in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DepositAddress } from '#core/receive/address.ts';
import type { Invoice } from '#core/receive/invoice.ts';
import type { Result } from '#core/result.ts';
import {
  openTreasury,
  type OpenTreasury,
  type TreasuryOptions,
} from '#main/adapters/treasury/treasury.ts';

export const TREASURY_WORKER = new URL(
  '../../../../src/main/adapters/treasury/worker.ts',
  import.meta.url,
);

export interface Place {
  readonly file: string;
  open(how?: Partial<TreasuryOptions>): OpenTreasury;
  /** Closes what is open and removes the folder. */
  remove(): Promise<void>;
}

export const makePlace = (): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'purser-treasury-'));
  const file = join(folder, 'treasury.sqlite');
  const open: OpenTreasury[] = [];
  return {
    file,
    open: (how = {}) => {
      const options = { file, worker: TREASURY_WORKER, readOnlyBecause: null, copy: false };
      const treasury = openTreasury({ ...options, ...how });
      open.push(treasury);
      return treasury;
    },
    remove: async () => {
      await Promise.all(open.map((treasury) => treasury.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** What was answered; fails the test when the store gave no answer. */
export const given = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export const anAddress = (reference: string): DepositAddress => ({
  reference,
  purpose: 'customer',
  payer: 'Blue Harbour Ltd',
  note: '',
  currencyId: 71,
  code: 'USDT',
  network: 'TRC20',
  address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
  tag: null,
  minDeposit: '1',
  doubt: null,
  askedAt: 1_764_000_000_000,
  by: 'Anna',
});

export const anInvoice = (reference: string): Invoice => ({
  reference,
  amount: '100.00',
  symbol: 'USD',
  kind: 'all',
  currencyIds: [],
  payer: { firstName: '', lastName: '', email: '', phone: '' },
  note: '',
  askedAt: 1_764_000_000_000,
  by: 'Anna',
  creation: 'asked',
  creationDetail: null,
  url: null,
  restOf: null,
  reading: null,
  wasPaid: false,
  decision: null,
  checkedAt: null,
  trouble: null,
});
