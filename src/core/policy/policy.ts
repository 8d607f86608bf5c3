/** What a department allows its computers to do with Purser. A policy only ever forbids. */
import type { Amount } from '../money/amount.ts';

/**
 * The most that may be paid. Each part is absent where nothing is set; all that are set must hold.
 * Amounts of a currency are in that currency, whatever it is worth.
 */
export interface Maximum {
  /** In USD, at the price the amounts were converted at; 6 decimals. */
  readonly usd: Amount | null;
  /** By label as the window writes it: "USDT TRC20"; 18 decimals. */
  readonly currencies: ReadonlyMap<string, Amount>;
}

export interface Policy {
  /** Addresses of gateways that may be talked to, without a slash at the end; null allows any that is encrypted. */
  readonly gateways: readonly string[] | null;
  /** Where updates come from; 'none' forbids them; null leaves the address that is built in. */
  readonly updates: { readonly feed: string } | 'none' | null;
  readonly perPayout: Maximum | null;
  readonly perBatch: Maximum | null;
  /** Of whatever began to be sent within the last 24 hours and is not known to be unpaid. */
  readonly perDay: Maximum | null;
  /** A batch is approved by another account of the system than the one that submitted it. */
  readonly reviewByTwo: boolean;
  /** No live platform is opened, asked or paid from. */
  readonly practiceOnly: boolean;
  /** An HTTP proxy that tunnels (CONNECT), for everything that goes to a live gateway; null dials directly. */
  readonly proxy: string | null;
}

/** The policy of a computer without a policy file. */
export const NO_POLICY: Policy = {
  gateways: null,
  updates: null,
  perPayout: null,
  perBatch: null,
  perDay: null,
  reviewByTwo: false,
  practiceOnly: false,
  proxy: null,
};

/** A policy that was read, or why it could not be: then nothing is sent. */
export type PolicyReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly file: string; readonly policy: Policy }
  | {
      readonly kind: 'refused';
      readonly file: string;
      /** From 1; null when the file as a whole is refused. */
      readonly line: number | null;
      /** What is wrong, as a sentence. */
      readonly problem: string;
    };

/** What is in force: while the policy cannot be read, only practice is, and nothing of that is sent either. */
export const policyOf = (reading: PolicyReading): Policy => {
  if (reading.kind === 'read') return reading.policy;
  return reading.kind === 'none'
    ? NO_POLICY
    : { ...NO_POLICY, practiceOnly: true, updates: 'none' };
};

/** Why nothing is sent at all, in words for people, or null. */
export const policyProblem = (reading: PolicyReading): string | null => {
  if (reading.kind !== 'refused') return null;
  const where = reading.line === null ? '' : `, line ${reading.line}`;
  return `The policy of this computer cannot be used (${reading.file}${where}): ${reading.problem} Nothing is sent until it is put right and Purser is started again.`;
};
