/** The rules a mutant may take away, one at a time; all of them hold where nothing is said. */
import type { Gateway } from '#main/ports/gateway.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import type { EngineNeeds } from '#main/workflow/engine.ts';
import type { DiskRules } from './disk.ts';
import type { Life } from './life.ts';

export interface Rules {
  readonly disk?: DiskRules;
  /** Puts itself between the engine and its ledger. */
  readonly ledger?: (ledger: Ledger, life: Life) => Ledger;
  /** Puts itself between the engine and its gateway. */
  readonly gateway?: (gateway: Gateway, life: Life) => Gateway;
  /** Takes the place of the recovery that ships. */
  readonly recover?: (needs: EngineNeeds, life: Life) => Promise<void>;
  /** See `SECOND_READING_MS`. */
  readonly secondReadingMs?: number;
  /** The operator declares "not paid" without looking at the dashboard. */
  readonly careless?: boolean;
}
