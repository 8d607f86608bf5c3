/** A process that submits a large batch and says at every turn of others that it is still at it, to be killed there. */
import { ANNA, batchRecord, opened, submission } from './fixture.ts';

const [file = '', id = '', rows = '0'] = process.argv.slice(2);
const ledger = opened(file);
let over = false;
const say = (): void => {
  process.send?.('under way');
  if (!over) setImmediate(say);
};
const appending = ledger.append(ANNA, [
  { kind: 'batch.submitted', batch: batchRecord(id) },
  ...Array.from({ length: Number(rows) }, (_, at) =>
    submission(id, at + 1, { reference: `${id} ${at + 1}` }),
  ),
]);
setImmediate(say);
await appending;
over = true;
// Whoever waits for one more word than there were turns is to hear it.
setInterval(() => process.send?.('recorded'), 5);
