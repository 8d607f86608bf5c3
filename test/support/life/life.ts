/**
 * One process life of the engine, to be killed: prints what it found in the ledger, recovers, sends what is left,
 * and says `done`. Usage: life.ts '{"file":…,"gatewayUrl":…,"platformId":…,"key":…,"speed":…,"since":…,"intervalMs":…}'.
 */
import { openLife, type LifeParts } from './engine.ts';
import { makeQuickClock } from './quick-clock.ts';

export interface LifeArgs extends Omit<LifeParts, 'clock' | 'wrap'> {
  readonly speed: number;
  readonly since: number;
}

const args = JSON.parse(process.argv[2] ?? '') as LifeArgs;
const life = openLife({ ...args, clock: makeQuickClock(args.speed, args.since) });

const found: string[] = [];
for (const { id, state, attempt } of await life.ledger.openPayouts()) {
  const answered =
    state === 'SEND_STARTED' && (await life.ledger.replyOf(id, attempt)) !== null
      ? ' with its reply'
      : '';
  found.push(`${state}${answered}`);
}
process.stdout.write(`${JSON.stringify(found)}\n`);
await life.live();
await life.close();
process.stdout.write('done\n');
