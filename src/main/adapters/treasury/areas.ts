/** Every area of the treasury store; the one list both threads read. */
import type { Treasury } from '#main/ports/treasury.ts';
import { addresses } from './addresses.ts';
import type { Area } from './area.ts';
import { callbacks } from './callbacks.ts';
import { invoices } from './invoices.ts';
import { readings } from './readings.ts';

/** The ports of the store, by the name of their area. */
export type TreasuryPorts = Omit<Treasury, 'standing'>;

export const areas: { readonly [A in keyof TreasuryPorts]: Area<TreasuryPorts[A]> } = {
  addresses,
  callbacks,
  invoices,
  readings,
};
