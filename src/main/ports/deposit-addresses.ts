/** Deposit addresses that were given out, as their desk keeps them. */
import type { AddressPurpose, DepositAddress } from '#core/receive/address.ts';
import type { Page } from './ledger.ts';
import type { Stored } from './treasury.ts';

export interface AddressFilter {
  /** Looked for in reference, payer, note, address, tag, code and network. */
  readonly text?: string;
  readonly currencyId?: number;
  readonly purpose?: AddressPurpose;
}

export interface AddressStore {
  /** Keeps a new one; answers the one that already has the reference instead, if there is any. */
  keep(address: DepositAddress): Stored<DepositAddress | null>;
  find(reference: string): Stored<DepositAddress | null>;
  /** Newest first. */
  page(asked: {
    readonly filter: AddressFilter;
    readonly offset: number;
    readonly limit: number;
  }): Stored<Page<DepositAddress>>;
}
