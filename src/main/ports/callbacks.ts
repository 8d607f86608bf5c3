/**
 * Callbacks as the desk needs them: proven, kept once, looked up. A callback is a hint to ask the gateway, never more.
 */
import type { CallbackClaim } from '#core/receive/callback.ts';
import type { Deposit } from '#core/receive/deposit.ts';
import type { Result } from '#core/result.ts';
import type { Page } from './ledger.ts';
import type { Stored } from './treasury.ts';

/** json: the present form, signed in a header. form: the older one, signed in a field. */
export const CALLBACK_FORMS = ['json', 'form'] as const;

export type CallbackForm = (typeof CALLBACK_FORMS)[number];

/** Which spelling of the body was signed: as it came, slashes escaped as PHP does, or keys sorted (and escaped). */
export const SPELLINGS = [
  'as-sent',
  'slashes-escaped',
  'keys-sorted',
  'keys-sorted-escaped',
] as const;

export type Spelling = (typeof SPELLINGS)[number];

/** 'test' is a call Purser makes to itself; 'other' a type that is not documented. */
export const CALLBACK_KINDS = ['deposit', 'withdrawal', 'test', 'other'] as const;

export type CallbackKind = (typeof CALLBACK_KINDS)[number];

/** One field as a person sees it when a callback is looked into. */
export interface FieldReading {
  /** The vendor's name of it. */
  readonly name: string;
  /** As written, at most 500 characters; null when it is not there. */
  readonly value: string | null;
  /** Null when it can be used. English. */
  readonly problem: string | null;
}

/** What a callback says, not yet believed. */
export interface CallbackReading {
  readonly kind: CallbackKind;
  readonly platformId: number | null;
  readonly fields: readonly FieldReading[];
  /** Null when a needed field is missing or any known field is unreadable. */
  readonly claim: CallbackClaim | null;
}

/** A callback as it came. */
export interface Delivery {
  readonly body: Uint8Array;
  /** The header that carries the signature of the JSON form; null when there is none. */
  readonly signature: string | null;
}

/** Why a callback is not believed. */
export const DISBELIEFS = ['malformed', 'unsigned', 'wrong-signature', 'wrong-platform'] as const;

export type Disbelief = (typeof DISBELIEFS)[number];

export type Verdict =
  | { readonly kind: 'valid'; readonly spelling: Spelling }
  /** `problem` says more where the body could not be read at all. English. */
  | { readonly kind: Disbelief; readonly problem: string | null };

/** A callback read and held against our platform and key. */
export interface CallbackProof {
  readonly form: CallbackForm;
  readonly verdict: Verdict;
  /** Which spelling of the body the signature fits, whatever else is wrong; null when it fits none. */
  readonly fits: Spelling | null;
  /** Null when the body cannot be read at all. */
  readonly reading: CallbackReading | null;
  /** SHA-256 (hex) over what was signed, so that a repeat is known under any spelling; null unless valid. */
  readonly digest: string | null;
  /** The body as it may be kept: without a signature that stands among its fields. */
  readonly keepable: Uint8Array;
}

/** Proves a callback with the key of the profile. Errors: the key cannot be had now; words for people. */
export type Prover = (delivery: Delivery) => Promise<Result<CallbackProof, string>>;

/** A valid callback, to be kept. It carries no signature: body and signature are never stored together. */
export interface ProvenCallback {
  readonly digest: string;
  readonly kind: CallbackKind;
  readonly form: CallbackForm;
  readonly spelling: Spelling;
  readonly body: Uint8Array;
  /** Null when it was signed rightly and cannot be understood. */
  readonly claim: CallbackClaim | null;
  /** ms since 1970. */
  readonly at: number;
  readonly source: 'receiver' | 'pasted';
}

/** A callback as it is kept, once however often it came. Times are ms since 1970. */
export interface KeptCallback extends Omit<ProvenCallback, 'at' | 'body'> {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
  /** The payout a withdrawal callback was found to speak of; null for none, or none yet. */
  readonly payoutId: string | null;
}

export interface CallbackFilter {
  readonly kind?: CallbackKind;
  /** Looked for in references, ids, hashes, addresses and tags. */
  readonly text?: string;
  /** Only those signed rightly that cannot be understood. */
  readonly unread?: boolean;
}

export interface DepositFilter {
  /** Looked for in reference, address, hash and tag. */
  readonly text?: string;
  readonly currencyId?: number;
}

/** What came in of one currency. */
export interface DepositTotal {
  readonly currencyId: number;
  readonly count: number;
  /** Plain decimal text in the currency. */
  readonly counted: string;
}

/** A callback that was not believed, as far as it is kept to find out why: no signature, and not the whole body. */
export interface DisbelievedSample {
  /** ms since 1970. */
  readonly at: number;
  readonly why: Disbelief;
  readonly bytes: number;
  /** The beginning of the body; what a form carries as its signature is left out. */
  readonly head: string;
}

export interface DisbelievedCount {
  readonly why: Disbelief;
  readonly times: number;
  readonly lastAt: number;
}

export interface Disbelieved {
  readonly counts: readonly DisbelievedCount[];
  /** Newest first; the last hundred. */
  readonly samples: readonly DisbelievedSample[];
}

/** How the receiver of a profile is set. */
export interface ReceiverSettings {
  readonly on: boolean;
  /** 1024 to 65535. */
  readonly port: number;
  /** Whether the IPv6 loopback address is listened on too. */
  readonly ipv6: boolean;
  /** An unguessable part of the path; null answers under the plain one. */
  readonly secretPath: string | null;
  /** The public address of the operator's tunnel, for their own memory; empty when not told. */
  readonly tunnel: string;
}

export interface CallbackStore {
  /** Keeps each once; answers which digests were new. Deposits are folded in the same transaction. */
  keep(callbacks: readonly ProvenCallback[]): Stored<{ readonly fresh: readonly string[] }>;
  /** Notes which payout a withdrawal callback speaks of. */
  match(found: { readonly digest: string; readonly payoutId: string }): Stored<null>;
  /** Adds to what was not believed. */
  disbelieve(more: Disbelieved): Stored<null>;
  disbelieved(asked: null): Stored<Disbelieved>;
  /** Newest first. */
  page(asked: {
    readonly filter: CallbackFilter;
    readonly offset: number;
    readonly limit: number;
  }): Stored<Page<KeptCallback>>;
  find(asked: {
    readonly digest: string;
  }): Stored<{ readonly callback: KeptCallback; readonly body: Uint8Array } | null>;
  /** Newest first, with totals over all that the filter lets pass. */
  deposits(asked: {
    readonly filter: DepositFilter;
    readonly offset: number;
    readonly limit: number;
  }): Stored<Page<Deposit> & { readonly totals: readonly DepositTotal[] }>;
  /** Withdrawal callbacks since a time that no payout was found for; newest first, at most a hundred. */
  strays(asked: { readonly since: number }): Stored<readonly KeptCallback[]>;
  /** Null until they were saved once. */
  settings(asked: null): Stored<ReceiverSettings | null>;
  saveSettings(settings: ReceiverSettings): Stored<null>;
}
