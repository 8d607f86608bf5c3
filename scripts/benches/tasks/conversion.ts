/**
 * Dollars into coins as an import does it, from decimal text to decimal text with each rate of a list read once: this
 * project's conversion and decimal.js side by side in blocks, each result held against a floor made from the digits
 * by long division.
 */
import { Decimal } from 'decimal.js';
import { formatAmount, parseAmount } from '#core/money/amount.ts';
import { convertAt, parseRate, type Rate } from '#core/money/convert.ts';
import { answerTask, taskText } from '../child.ts';

export interface ConversionRun {
  readonly count: number;
  /** Results of ours that are not the exact floor. */
  readonly differences: number;
  /** Results of decimal.js at precision 60 that are not. */
  readonly decimalDifferences: number;
  /** ms a block, pair by pair. */
  readonly ours: readonly number[];
  readonly decimals: readonly number[];
}

/** A price of the list, as text and as either side keeps it. */
interface Price {
  readonly text: string;
  readonly rate: Rate;
  readonly decimal: Decimal;
}

interface Case {
  readonly fiat: string;
  readonly price: Price;
  readonly decimals: number;
}

const ACCURACIES = [6, 8, 9, 18] as const;

/** The same numbers on every computer: a linear congruence over 2^64, of which the upper half is used. */
const makeDraw = (): ((below: number) => number) => {
  let state = 88_172_645_463_325_252n;
  return (below) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & (2n ** 64n - 1n);
    return Number(state >> 33n) % below;
  };
};

const draw = makeDraw();

const Wide = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_DOWN });

/** From a tenth of a dollar to a hundred thousand, with two to eight decimals, as lists of prices have them. */
const makePrice = (): Price => {
  const whole = draw(4) === 0 ? 0 : draw(10 ** (1 + draw(5)));
  const places = 2 + draw(7);
  const least = 10 ** (places - 1);
  const text = `${whole}.${String(least + draw(9 * least))}`;
  const rate = parseRate(text);
  if (!rate.ok) throw new Error(`the rate ${text} is refused`);
  return { text, rate: rate.value, decimal: new Wide(text) };
};

const PRICES = Array.from({ length: 1_000 }, makePrice);

const pick = <T>(from: readonly T[]): T => {
  const found = from[draw(from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

const makeCase = (): Case => ({
  fiat: `${draw(10 ** (1 + draw(6)))}.${String(draw(100)).padStart(2, '0')}`,
  price: pick(PRICES),
  decimals: pick(ACCURACIES),
});

/** Decimal text as numerator and power of ten, straight from its digits. */
const fractionOf = (text: string): readonly [bigint, number] => {
  const point = text.indexOf('.');
  return [BigInt(text.replace('.', '')), point < 0 ? 0 : text.length - point - 1];
};

/** The exact floor, digit by digit: no code is shared with what it judges. */
const exactFloor = ({ fiat, price, decimals }: Case): string => {
  const [fiatDigits, fiatPlaces] = fractionOf(fiat);
  const [rateDigits, ratePlaces] = fractionOf(price.text);
  const above = fiatDigits * 10n ** BigInt(ratePlaces);
  const below = rateDigits * 10n ** BigInt(fiatPlaces);
  let text = String(above / below);
  let rest = above % below;
  let fraction = '';
  for (let place = 0; place < decimals && rest !== 0n; place += 1) {
    rest *= 10n;
    fraction += String(rest / below);
    rest %= below;
  }
  fraction = fraction.replace(/0+$/, '');
  if (fraction !== '') text += `.${fraction}`;
  return text;
};

const byDecimal = ({ fiat, price, decimals }: Case): string =>
  new Wide(fiat).div(price.decimal).toDecimalPlaces(decimals).toFixed();

const byUs = ({ fiat, price, decimals }: Case): string => {
  const amount = parseAmount(fiat, 2);
  if (!amount.ok) return amount.error;
  const crypto = convertAt(amount.value, price.rate, decimals);
  return crypto.ok ? formatAmount(crypto.value) : crypto.error;
};

/** Processor time: what another program takes away meanwhile says nothing about either. */
const timed = (cases: readonly Case[], convert: (one: Case) => string) => {
  const began = process.cpuUsage();
  const results = cases.map(convert);
  const { user, system } = process.cpuUsage(began);
  return { ms: (user + system) / 1_000, results };
};

const wrongOf = (results: readonly string[], exact: readonly string[]): number =>
  results.filter((result, at) => result !== exact[at]).length;

const { count, block }: { readonly count: number; readonly block: number } = JSON.parse(taskText());
const ours: number[] = [];
const decimals: number[] = [];
let differences = 0;
let decimalDifferences = 0;
for (let done = 0; done < count; done += block) {
  const cases = Array.from({ length: Math.min(block, count - done) }, makeCase);
  const exact = cases.map(exactFloor);
  // Who goes first changes from block to block, so that neither always meets a warmer machine.
  const order = [byUs, byDecimal];
  for (const convert of (done / block) % 2 === 0 ? order : order.toReversed()) {
    const { ms, results } = timed(cases, convert);
    if (convert === byUs) {
      ours.push(ms);
      differences += wrongOf(results, exact);
    } else {
      decimals.push(ms);
      decimalDifferences += wrongOf(results, exact);
    }
  }
}
answerTask({ count, differences, decimalDifferences, ours, decimals } satisfies ConversionRun);
