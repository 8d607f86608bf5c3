/** B7: no address is taken or refused wrongly, and how much faster that is than the multicoin validator. */
import { runTask } from './child.ts';
import type { Bench } from './context.ts';
import { atLeast, atMost, median, pairedRatio, rounded } from './figure.ts';
import type { AddressRun } from './tasks/addresses.ts';

const BLOCKS = 14;
const BLOCK = 20_000;
/** Blocks in which the code is still being compiled. */
const WARM_UP = 2;

export const addressBench: Bench = {
  name: 'addresses',
  bars: ['B7'],
  run: async () => {
    const run = await runTask<AddressRun>('addresses', { blocks: BLOCKS, block: BLOCK });
    const perCheck = (blocks: readonly number[]): number => (median(blocks) * 1_000) / BLOCK;
    const ours = run.ours.slice(WARM_UP);
    const multicoin = run.multicoin.slice(WARM_UP);
    const faster = pairedRatio(multicoin, ours);
    return {
      figures: [
        {
          name: `B7 addresses wrongly accepted or refused, of ${run.judged}`,
          value: run.wrong,
          unit: 'addresses',
          baseline: `multicoin validator ${run.multicoinWrong}`,
          bar: atMost(run.wrong, 0),
          note: 'Valid addresses of seven families, and as many with one wrong character in a checksummed form.',
        },
        {
          name: 'B7 one address check in a mix as payrolls have it, times faster than the multicoin validator',
          value: perCheck(ours),
          unit: 'µs of processor time',
          baseline: `multicoin validator ${rounded(perCheck(multicoin))} µs`,
          ratio: faster,
          bar: atLeast(faster, 4),
          note: `Median of ${ours.length} pairs of blocks of ${BLOCK} addresses, none seen twice in a block; both sides know the network.`,
        },
      ],
    };
  },
};
