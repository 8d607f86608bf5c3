/** A process of its own for the tests: tries to open a ledger, or writes to it until it is killed. */
import { ANNA, batchRecord, makeClock, submission } from './fixture.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';

const [, , task, file = '', round = '0'] = process.argv;
const result = openLedger({ file, clock: makeClock(), version: 'child' });

if (!result.ok) {
  console.log(`${result.error.kind}: ${result.error.detail}`);
} else if (task === 'stream') {
  const batchId = `kill-${round}`;
  const ledger = result.value;
  await ledger.append(ANNA, [{ kind: 'batch.submitted', batch: batchRecord(batchId) }]);
  for (let row = 1; row < 1_000_000; row += 1) {
    await ledger.append(ANNA, [submission(batchId, row, { reference: `${batchId}-${row}` })]);
    await new Promise((done) => process.stdout.write(`${row}\n`, done));
  }
}
