/** The ports of the treasury store as seen from the main thread: every method asks, nothing is decided here. */
import type { Result } from '#core/result.ts';
import type { TreasuryProblem } from '#main/ports/treasury.ts';
import type { Manner, Manners } from './area.ts';
import { areas, type TreasuryPorts } from './areas.ts';

export interface Method {
  /** `area.method`. */
  readonly name: string;
  readonly manner: Manner;
}

export type Ask = (method: Method, input: unknown) => Promise<Result<unknown, TreasuryProblem>>;

const remote = <Port>(area: string, manners: Manners<Port>, ask: Ask): Port => {
  const methods = Object.entries<Manner>({ ...manners }).map(([method, manner]) => {
    const name = `${area}.${method}`;
    return [method, (input: unknown) => ask({ name, manner }, input)] as const;
  });
  // The thread answers each method with what the port says; areas.ts holds both to the same type.
  return Object.fromEntries(methods) as unknown as Port;
};

export const portsOf = (ask: Ask): TreasuryPorts => ({
  addresses: remote('addresses', areas.addresses.manners, ask),
  callbacks: remote('callbacks', areas.callbacks.manners, ask),
  invoices: remote('invoices', areas.invoices.manners, ask),
  readings: remote('readings', areas.readings.manners, ask),
});
