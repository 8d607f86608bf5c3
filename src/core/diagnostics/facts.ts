/**
 * What diagnostics are made of, gathered without asking anybody anything new. Text from outside stands only in fields
 * that say so; every other field is a count, a time (ISO 8601, UTC) or a word of the program.
 */
import type { RunState, StopReason } from '../audit/entry.ts';
import type { GatewayCall, GatewayFailure } from '../log/events.ts';
import type { LogLevel } from '../log/level.ts';
import type { PayoutState } from '../payout/state.ts';
import type { PolicyReading } from '../policy/policy.ts';

export interface ComputerFacts {
  readonly purser: string;
  readonly electron: string;
  readonly node: string;
  readonly sqlite: string;
  /** `linux x64`. */
  readonly platform: string;
  /** Version of the operating system. */
  readonly system: string;
  readonly memoryBytes: number;
  /** From outside: account and folder often name a person. */
  readonly account: string;
  readonly dataFolder: string;
}

export interface ProfileFacts {
  readonly id: string;
  readonly kind: 'practice' | 'live';
  readonly isOpen: boolean;
  readonly key: 'built-in' | 'saved' | 'missing' | 'unavailable';
  readonly isLocal: boolean;
  /** From outside. */
  readonly name: string;
  readonly platformId: number;
  readonly gatewayUrl: string;
}

export interface SettingsFacts {
  readonly theme: string;
  readonly repeatDays: number;
  readonly logLevel: LogLevel;
  readonly profiles: readonly ProfileFacts[];
  /** From outside; empty where none was given. */
  readonly operator: string;
}

export type CountedStates = Readonly<Partial<Record<PayoutState, number>>>;

export interface LedgerFacts {
  readonly standing: 'open' | 'locked' | 'damaged' | 'elsewhere';
  /** Why it is locked; null otherwise. */
  readonly cause: string | null;
  readonly schema: number;
  readonly entries: number;
  readonly lastAt: string | null;
  /** 64 hex digits, or empty. */
  readonly head: string;
  readonly takesEntries: boolean;
  readonly counts: CountedStates;
  readonly drafts: number;
  readonly treasury: 'open' | 'looking' | 'unavailable';
  /** When look-up by order id was proven. */
  readonly provenAt: string | null;
}

export interface ProofFacts {
  /** Whether the end of the ledger is kept in the keychain; null where it need not be. */
  readonly kept: boolean | null;
  readonly keychain: 'works' | 'does not work';
  readonly check:
    | { readonly kind: 'none' | 'running' | 'stopped' | 'failed' }
    | {
        readonly kind: 'done';
        readonly at: string;
        readonly entries: number;
        readonly faults: number;
        /** Places of the first of them in the chain. */
        readonly places: readonly number[];
      };
}

export interface RunFacts {
  readonly id: string;
  readonly state: RunState;
  readonly why: StopReason['code'] | null;
  readonly submittedAt: string;
  readonly counts: CountedStates;
  /** From outside. */
  readonly name: string;
  readonly fileName: string | null;
}

export interface OpenPayoutFacts {
  readonly id: string;
  readonly state: PayoutState;
  readonly since: string;
  readonly attempt: number;
  readonly askedAt: string | null;
  readonly notFoundInARow: number;
  /** As the gateway lists them. */
  readonly code: string;
  readonly network: string;
  /** From outside. */
  readonly reference: string;
  readonly beneficiary: string;
  readonly orderId: string;
  readonly address: string;
  readonly tag: string | null;
}

export interface GatewayFacts {
  readonly call: GatewayCall;
  readonly answered: number;
  readonly answeredAt: string | null;
  readonly failed: number;
  readonly failure: {
    readonly at: string;
    readonly kind: GatewayFailure;
    readonly status: number | null;
  } | null;
}

export interface AroundFacts {
  readonly isSending: boolean;
  readonly currenciesAt: string | null;
  readonly currencies: number;
  readonly balancesAt: string | null;
  readonly receiver: 'off' | 'starting' | 'on' | 'failed';
  readonly callbacks: {
    readonly kept: number;
    readonly repeated: number;
    readonly unavailable: number;
    readonly turnedAway: number;
    readonly disbelieved: number;
  };
  readonly updates: string;
}

/** Sizes in bytes. */
export interface FileFacts {
  /** Files that Purser makes, by their place below the data folder, ids in part. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Whatever else lies there; its names are not looked at. */
  readonly others: { readonly count: number; readonly bytes: number };
  /** Free space where the data folder is; null where the system does not tell. */
  readonly freeBytes: number | null;
}

export interface LogFacts {
  /** As `readLogLine` passes them on. */
  readonly lines: readonly string[];
  readonly leftOut: number;
}

export interface DiagnosticsFacts {
  readonly at: string;
  readonly computer: ComputerFacts;
  readonly policy: PolicyReading;
  readonly settings: SettingsFacts;
  readonly ledger: LedgerFacts;
  readonly proof: ProofFacts;
  readonly runs: readonly RunFacts[];
  readonly openPayouts: readonly OpenPayoutFacts[];
  readonly gateway: readonly GatewayFacts[];
  readonly around: AroundFacts;
  readonly files: FileFacts;
  readonly log: LogFacts;
}
