/** Verifies a ledger file whole, as `npm run verify-ledger` does, and says how long that took and what it needed. */
import { isGood } from '#core/audit/verdict.ts';
import { inspectLedger } from '#main/adapters/ledger/inspect.ts';
import { openReadable } from '#main/adapters/ledger/private-copy.ts';
import { answerTask, taskText } from '../child.ts';

export interface LedgerVerified {
  readonly ms: number;
  readonly entries: number;
  readonly good: boolean;
  /** Largest memory of the process so far, bytes. */
  readonly peak: number;
}

const { file }: { readonly file: string } = JSON.parse(taskText());
const began = performance.now();
const opened = openReadable(file);
if (!opened.ok) throw new Error(opened.error.detail);
const findings = inspectLedger(opened.value.db);
opened.value.close();
if (findings === null) throw new Error('the check was ended early');
answerTask({
  ms: performance.now() - began,
  entries: findings.entries,
  good: isGood(findings),
  peak: process.resourceUsage().maxRSS * 1_024,
} satisfies LedgerVerified);
