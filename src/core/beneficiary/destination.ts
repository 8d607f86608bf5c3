/** Where one payout goes. The tag is part of the destination and never glued into the address here. */
export interface Destination {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly address: string;
  readonly tag: string | null;
}
