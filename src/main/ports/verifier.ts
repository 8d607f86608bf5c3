/** The whole check of a ledger, beside everything else this computer does. */
import type { Findings } from '#core/audit/verdict.ts';

export interface VerifyRequest {
  /** Copies the ledger as it is now to a new file. */
  readonly snapshotTo: (path: string) => Promise<void>;
  /** See `AuditOptions.spacingMs`. */
  readonly spacingMs: number | null;
  /** Hears how many entries of how many are read; nothing while the copy is taken. */
  readonly onProgress: (done: number, total: number) => void;
  readonly stop: AbortSignal;
}

export interface Verifier {
  /** Checks a private copy off the main thread. Null when it was stopped. Rejects, in words, when it cannot be read. */
  verify(request: VerifyRequest): Promise<Findings | null>;
}
