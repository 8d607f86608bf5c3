/** Opens the large ledger as after a day on which more entries were written than a start reads back. */
import { DatabaseSync } from 'node:sqlite';
import { makeClock } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { answerTask, taskText } from '../child.ts';

const { file }: { readonly file: string } = JSON.parse(taskText());

/** As if no entry had been read back yet; a start then reads as many of the last ones as it ever does. */
const forgetChecks = (): void => {
  const db = new DatabaseSync(file);
  db.exec(`DELETE FROM meta WHERE key = 'verified'`);
  db.close();
};

forgetChecks();
const began = performance.now();
const opened = openLedger({ file, clock: makeClock(), version: 'bench' });
if (!opened.ok) throw new Error(opened.error.detail);
answerTask(performance.now() - began);
opened.value.close();
