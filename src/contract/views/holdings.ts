/**
 * What the window sees of fees considered and exchanges estimated.
 * Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */

/** Both fees of paying an amount, or why they are not known. */
export type FeeView =
  | {
      readonly kind: 'known';
      readonly network: string;
      readonly service: string;
      /** What would leave the balance, as the gateway counts it. */
      readonly gross: string;
      readonly takenAt: string;
      /** Asked with an address paid before; otherwise with an example of the network. */
      readonly knownAddress: boolean;
    }
  | { readonly kind: 'unknown'; readonly because: string };

/** An exchange as the gateway would make it now. */
export interface EstimateView {
  readonly fromId: number;
  readonly toId: number;
  readonly give: string;
  readonly receive: string;
  /** Received for one given, as the gateway says; null where it does not. */
  readonly rate: string | null;
  /** The same as the two amounts imply. */
  readonly implied: string | null;
  /** Percent of what the listed prices would give, with its sign: "-1"; null where a price is missing. */
  readonly apart: string | null;
  readonly takenAt: string;
}

/** How a person keeps the table of currencies. */
export interface CurrencyTableView {
  /** Ids of marked currencies. */
  readonly favourites: readonly number[];
  /** Keys of columns that are put away. */
  readonly hiddenColumns: readonly string[];
}
