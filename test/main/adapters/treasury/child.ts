/** Keeps addresses in bursts and says the reference of each once the store answered it, until it is killed. */
import { openTreasury } from '#main/adapters/treasury/treasury.ts';
import { anAddress, TREASURY_WORKER } from './rig.ts';

const [, , file = ''] = process.argv;
const treasury = openTreasury({
  file,
  worker: TREASURY_WORKER,
  readOnlyBecause: null,
  copy: false,
});

for (let burst = 0; ; burst += 1) {
  await Promise.all(
    Array.from({ length: 50 }, async (_, place) => {
      const reference = `b${burst}-${place}`;
      const kept = await treasury.addresses.keep(anAddress(reference));
      if (kept.ok) process.stdout.write(`${reference}\n`);
    }),
  );
}
