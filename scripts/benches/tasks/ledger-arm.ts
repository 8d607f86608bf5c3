/** Puts three approved payouts in the middle of being sent and dies without a word, as a computer does that loses power. */
import { makeClock } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { answerTask, taskText } from '../child.ts';
import { movedEntry, SYSTEM } from '../payouts.ts';

const { file }: { readonly file: string } = JSON.parse(taskText());
const opened = openLedger({ file, clock: makeClock(), version: 'bench' });
if (!opened.ok) throw new Error(opened.error.detail);
const { items } = await opened.value.payouts({ states: ['APPROVED'] }, { offset: 0, limit: 3 });
for (const { id } of items) {
  for (const [from, event] of [
    ['APPROVED', 'claimed'],
    ['CLAIMED', 'send-started'],
  ] as const) {
    const moved = await opened.value.append(SYSTEM, [movedEntry(id, from, event).entry]);
    if (!moved.ok) throw new Error('the ledger refused an entry of the benchmark');
  }
}
answerTask(items.length);
process.stdout.end(() => process.kill(process.pid, 'SIGKILL'));
