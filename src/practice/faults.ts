/**
 * The misbehaviour one can ask of the practice gateway, and which of it strikes a given request.
 */
import { drawInteger } from './chance.ts';
import type { Fate } from './course.ts';

/** What goes wrong. Faults of one request combine: a late execution may answer with a 502. */
export type Fault =
  /** Answers `result: 0`; executes nothing unless `executed` makes the answer a lie. */
  | {
      readonly kind: 'refuse';
      readonly message?: string;
      readonly status?: 200 | 400;
      readonly executed?: boolean;
    }
  /** Closes the connection without a reply; both kinds look alike to the caller. */
  | { readonly kind: 'lost-reply'; readonly executed: boolean }
  /** Executes `ms` after arrival; look-ups find nothing before. The reply is lost unless another fault shapes it. */
  | { readonly kind: 'late-execution'; readonly ms: number }
  /** Any other HTTP status: 3xx (with a Location), 401, 403, 429, 5xx. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly executed: boolean;
      readonly body?: 'html' | 'envelope' | 'empty';
    }
  /** Executes and spoils the body; `cut` announces more bytes than follow. */
  | {
      readonly kind: 'garbled';
      readonly body: 'empty' | 'truncated' | 'cut' | 'html' | 'no-transaction-id' | 'no-url';
    }
  | { readonly kind: 'slow'; readonly ms: number }
  /** Sends the body one byte at a time, `ms` apart (1000 by default). */
  | { readonly kind: 'trickle'; readonly ms?: number }
  /** Pads the body with spaces to `bytes` (10 MB by default): still valid JSON, far too large. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** Answers with another amount, address or currency than asked. */
  | { readonly kind: 'echo'; readonly field: EchoField; readonly in: 'reply' | 'status' }
  /**
   * Converts fiat at a price so many hundredths of a percent from the one it lists, as when the price moves between
   * the list and the request.
   */
  | { readonly kind: 'converts-at'; readonly move: number }
  /** Pads amounts in this reply with zeros: harmless. */
  | { readonly kind: 'trailing-zeros' }
  | Exclude<Fate, { readonly kind: 'ordinary' }>;

export type EchoField = 'amount' | 'address' | 'currency';

/** When a rule strikes; requests are counted per endpoint, from 1, since the script was set. */
export type FaultTime =
  | { readonly always: true }
  | { readonly nth: number }
  | { readonly every: number }
  | { readonly orderId: string }
  /** By seeded chance, in thousandths. */
  | { readonly permille: number };

/** The documented paths practised so far. `orderstatus-v3` is `/v3/orderstatus`; all others are version 2. */
export type PracticeEndpoint =
  | 'withdraw'
  | 'withdrawstatus'
  | 'currencies'
  | 'balance'
  | 'fees'
  | 'address'
  | 'createorder'
  | 'orderstatus'
  | 'orderstatus-v3'
  | 'estimated';

export interface FaultRule {
  readonly on: PracticeEndpoint;
  readonly when: FaultTime;
  readonly fault: Fault;
}

export type FaultScript = readonly FaultRule[];

/** One request as the rules see it. */
export interface Occasion {
  readonly endpoint: PracticeEndpoint;
  /** How many requests this endpoint has had since the script was set, this one included. */
  readonly count: number;
  readonly orderId: string | null;
  readonly seed: string;
}

/** The faults that strike, in script order. */
export const faultsFor = (script: FaultScript, occasion: Occasion): readonly Fault[] =>
  script
    .filter((rule, index) => rule.on === occasion.endpoint && strikes(rule.when, occasion, index))
    .map((rule) => rule.fault);

const strikes = (when: FaultTime, occasion: Occasion, index: number): boolean => {
  if ('always' in when) return true;
  if ('nth' in when) return occasion.count === when.nth;
  if ('every' in when) return occasion.count % when.every === 0;
  if ('orderId' in when) return occasion.orderId === when.orderId;
  const { seed, endpoint, count } = occasion;
  return drawInteger(seed, 1000, 'fault', endpoint, index, count) < when.permille;
};

/** What the faults of a withdraw mean for the books. */
export interface Execution {
  /** Milliseconds until it executes; null when it never does. */
  readonly delay: number | null;
  readonly fate: Fate;
  /** The field that status replies will misstate. */
  readonly misstates: EchoField | null;
  /** How far the price of a conversion is from the one listed, hundredths of a percent. */
  readonly priceMove: number;
}

/** Reads the faults that concern execution; the last of a kind wins, and "not executed" always does. */
export const executionOf = (faults: readonly Fault[]): Execution => {
  let delay: number | null = 0;
  let fate: Fate = { kind: 'ordinary' };
  let misstates: EchoField | null = null;
  let priceMove = 0;
  for (const fault of faults) {
    if (fault.kind === 'late-execution' && delay !== null) delay = fault.ms;
    if ((fault.kind === 'lost-reply' || fault.kind === 'status') && !fault.executed) delay = null;
    if (fault.kind === 'echo' && fault.in === 'status') misstates = fault.field;
    if (fault.kind === 'converts-at') priceMove = fault.move;
    if (isFate(fault)) fate = fault;
  }
  return { delay, fate, misstates, priceMove };
};

const isFate = (fault: Fault): fault is Exclude<Fate, { kind: 'ordinary' }> =>
  fault.kind === 'stuck-pending' ||
  fault.kind === 'late-hash' ||
  fault.kind === 'fails' ||
  fault.kind === 'flap';
