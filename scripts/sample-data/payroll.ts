/**
 * A payroll of 25 as a small firm with people all over the world might have it. Every name is invented.
 */
import { destination, type Label, type SampleRow } from './sample-row.ts';

/** Beneficiary, what is paid, amount, its unit, note. */
type Line = readonly [string, Label, string, string, string];

const LINES: readonly Line[] = [
  ['Zoë Ångström-Lindholt', 'USDT TRC20', '1250.00', 'USD', 'November salary'],
  ['Nguyễn Thị Hoa Mai', 'USDT TRC20', '840.50', 'USD', 'November salary'],
  ['Łukasz Wiśnioborski', 'USDT ERC20', '1,100.00', 'USD', 'November salary'],
  ['Harbour & Vale, Lda.', 'BTC bitcoin', '640.00', 'USD', 'Office rent, floor 2'],
  ['Οδυσσέας Παπαδανάς', 'LTC litecoin', '310.25', 'USD', 'Translation'],
  ['Алёна Северинская', 'USDT TRC20', '975.00', 'USDT', 'November salary'],
  ['佐藤 ひなの', 'ETH eth', '420.00', 'USD', 'Illustrations'],
  ['김하늘별', 'XRP ripple', '260.00', 'USD', 'Support, week 45'],
  ['مريم الحدادي', 'USDT BEP20', '515.75', 'USD', 'Support, week 45'],
  ['Kestrel Foundry, Inc.', 'BTC bitcoin', '0.0085', 'BTC', 'Invoice 2291'],
  ['דנה אבנימור', 'TON ton', '180.00', 'USD', 'Proofreading'],
  ['Prijatelj & sinovi "Blue Door", d.o.o.', 'USDT ERC20', '2,300.00', 'USDT', 'Invoice 77/2026'],
  ['प्रिया वर्मानी', 'USDT TRC20', '690.00', 'USD', 'November salary'],
  ['สมชาย ใจกว้างดี', 'TRX tron', '150.00', 'USD', 'Photos'],
  ['李明月舟', 'USDT BEP20', '1,480.00', 'USD', 'November salary'],
  ['Siobhán Ní Fhaolchú', 'LTC litecoin', '4.25', 'LTC', 'Bounty 118'],
  ['João Corvo-Marinho', 'DOGE dogecoin', '95.00', 'USD', 'Community prize'],
  ['ნინო ქარელიძური', 'USDT TRC20', '560.00', 'USD', 'November salary'],
  ['Արամ Սևանյանց', 'XRP ripple', '210.5', 'XRP', 'Bounty 121'],
  ['Olúwaṣeun Adéfarà', 'USDT TRC20', '730.40', 'USD', 'November salary'],
  ['Ærø Sejlmageri ApS', 'USDT ERC20', '385.00', 'USD', 'Invoice 5013'],
  ['Гүлнар Сейтбайқызы', 'TRX tron', '1200.5', 'TRX', 'Bounty 122'],
  ['Ximena Ñandubay', 'USDT BEP20', '620.00', 'USDT', 'November salary'],
  ['Þórhildur Kríudóttir', 'TON ton', '48.75', 'TON', 'Workshop'],
  ['தமிழ்செல்வி மாறனூர்', 'USDT TRC20', '905.00', 'USD', 'November salary'],
];

/** The mixed batch of 25: eight coins on ten networks, fiat and crypto amounts, names of many scripts. */
export const payroll25 = (): readonly SampleRow[] =>
  LINES.map(([beneficiary, label, amount, unit, note], at) => ({
    reference: `PAY-2026-11-${String(at + 1).padStart(3, '0')}`,
    beneficiary,
    ...destination(label, at + 1),
    amount,
    amount_currency: unit,
    note,
  }));

/** Three payouts in one currency: the shortest way through all six steps. */
export const firstThree = (): readonly SampleRow[] =>
  (
    [
      ['Ada Lindqvist', '120.00', 'November retainer'],
      ['Bo Eskeland', '75.50', 'Design, two days'],
      ['Çelik Translations', '48.25', 'Invoice 118'],
    ] as const
  ).map(([beneficiary, amount, note], at) => ({
    reference: `FIRST-${at + 1}`,
    beneficiary,
    ...destination('USDT TRC20', at + 601),
    amount,
    amount_currency: 'USD',
    note,
  }));

const GIVEN =
  'Ada Bo Çelik Dov Éva Femi Gita Hana Ivo Jun Kaya Léa Mio Noor Ola Pia Qi Rao Søren Tal'.split(
    ' ',
  );
const FAMILY =
  'Abernova Birkenfold Cárdoval Dunwick Eskeland Farrowby Grünthaler Halvorsund Ibarreta Jelinova Kowalnik Lundqvarn'.split(
    ' ',
  );
const NETWORKS: readonly Label[] = [
  'USDT TRC20',
  'USDT TRC20',
  'USDT TRC20',
  'USDT BEP20',
  'USDT ERC20',
  'LTC litecoin',
  'BTC bitcoin',
  'TRX tron',
  'XRP ripple',
  'DASH dash',
  'SOL solana',
];

const pick = <T>(from: readonly T[], at: number): T => {
  const found = from[at % from.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** A longer payroll in USD; the same on every run. */
export const payroll500 = (): readonly SampleRow[] =>
  Array.from({ length: 500 }, (_, at) => ({
    reference: `RUN-2026-11-${String(at + 1).padStart(4, '0')}`,
    beneficiary: `${pick(GIVEN, at)} ${pick(FAMILY, Math.floor(at / GIVEN.length))}-${at + 1}`,
    ...destination(pick(NETWORKS, at), 1_000 + at),
    amount: `${180 + ((at * 37) % 640)}.${String((at * 13) % 100).padStart(2, '0')}`,
    amount_currency: 'USD',
    note: at % 10 === 0 ? 'Bonus included' : '',
  }));
