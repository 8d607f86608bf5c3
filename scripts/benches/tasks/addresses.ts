/**
 * Checks of addresses in blocks by Purser and by the multicoin validator in turn, and what each got wrong.
 */
import multicoin from 'multicoin-address-validator';
import { readAddress } from '#core/beneficiary/read-address.ts';
import type { NetworkFamily } from '#core/money/network.ts';
import { ADDRESSES, type AddressForm } from '../../sample-data/addresses.ts';
import { answerTask, taskText } from '../child.ts';

export interface AddressRun {
  readonly judged: number;
  readonly wrong: number;
  readonly multicoinWrong: number;
  /** Processor time a block, ms. */
  readonly ours: readonly number[];
  readonly multicoin: readonly number[];
}

/** What a payroll pays, in its usual shares; only forms that both sides know. */
const MIX: readonly (readonly [AddressForm, NetworkFamily, string])[] = [
  ['tron', 'tron', 'trx'],
  ['tron', 'tron', 'trx'],
  ['evm', 'evm', 'eth'],
  ['tron', 'tron', 'trx'],
  ['bitcoin', 'bitcoin', 'btc'],
  ['evm', 'evm', 'eth'],
  ['litecoin', 'litecoin', 'ltc'],
  ['bitcoin-legacy', 'bitcoin', 'btc'],
  ['dogecoin', 'dogecoin', 'doge'],
  ['ripple', 'xrp', 'xrp'],
];

interface Sample {
  readonly address: string;
  readonly family: NetworkFamily;
  readonly symbol: string;
}

const sampleAt = (number: number): Sample => {
  const [form, family, symbol] = MIX[number % MIX.length] ?? ['tron', 'tron', 'trx'];
  return { address: ADDRESSES[form](number), family, symbol };
};

/** One character exchanged with its neighbour in value; EIP-55 cannot promise to see that, so EVM loses one instead. */
const broken = ({ address, family, symbol }: Sample): Sample => {
  const at = Math.floor(address.length / 2);
  const other = address[at] === 'q' ? 'p' : 'q';
  const mutant = address.slice(0, at) + other + address.slice(at + 1);
  return { address: family === 'evm' ? address.slice(0, -1) : mutant, family, symbol };
};

const byUs = ({ address, family }: Sample): boolean => readAddress(address, family).ok;
const byMulticoin = ({ address, symbol }: Sample): boolean => multicoin.validate(address, symbol);

const input: { readonly blocks: number; readonly block: number } = JSON.parse(taskText());

const timed = (samples: readonly Sample[], check: (sample: Sample) => boolean): number => {
  const before = process.cpuUsage();
  let accepted = 0;
  for (const sample of samples) if (check(sample)) accepted += 1;
  const { user, system } = process.cpuUsage(before);
  if (accepted !== samples.length)
    throw new Error(`only ${accepted} of ${samples.length} accepted`);
  return (user + system) / 1_000;
};

const wrongOf = (samples: readonly Sample[], check: (sample: Sample) => boolean): number =>
  samples.filter((sample) => !check(sample) || check(broken(sample))).length;

const ours: number[] = [];
const theirs: number[] = [];
for (let block = 0; block < input.blocks; block += 1) {
  const samples = Array.from({ length: input.block }, (_, at) =>
    sampleAt(block * input.block + at),
  );
  // Each goes first in every other block.
  const order = block % 2 === 0 ? [byUs, byMulticoin] : [byMulticoin, byUs];
  for (const check of order) (check === byUs ? ours : theirs).push(timed(samples, check));
}
const judged = Array.from({ length: input.block }, (_, at) => sampleAt(at));
answerTask({
  judged: judged.length * 2,
  wrong: wrongOf(judged, byUs),
  multicoinWrong: wrongOf(judged, byMulticoin),
  ours,
  multicoin: theirs,
} satisfies AddressRun);
