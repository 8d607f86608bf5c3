/** The real intake with its threads and a real, empty ledger behind it, in a folder of their own. */
import { join } from 'node:path';
import { makeClock } from '#main/adapters/clock.ts';
import { openIntake, type OpenIntake } from '#main/adapters/intake/intake.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';

const WORKER = new URL('../../../src/main/adapters/intake/worker.ts', import.meta.url);

export async function openDesk(
  folder: string,
): Promise<{ readonly ledger: OpenLedger; readonly intake: OpenIntake }> {
  const clock = makeClock();
  const opened = openLedger({ file: join(folder, 'ledger.sqlite'), clock, version: 'bench' });
  if (!opened.ok) throw new Error(opened.error.detail);
  const ledger = opened.value;
  const file = join(folder, 'intake.sqlite');
  return { ledger, intake: await openIntake({ file, worker: WORKER, history: ledger, clock }) };
}
