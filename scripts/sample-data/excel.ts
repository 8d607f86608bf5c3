/**
 * What Excel writes on a German or French computer: semicolons, decimal commas, a byte order mark.
 */
import { destination, type Label, type SampleRow } from './sample-row.ts';

type Line = readonly [string, Label, string, string];

const LINES: readonly Line[] = [
  ['Brückenwerk Ödön GmbH', 'USDT TRC20', '1.250,00', 'USD'],
  ['Élodie Châtaignon', 'USDT TRC20', '980,5', 'USD'],
  ['Müllergard & Söhne; Handel', 'USDT BEP20', '2.310,75', 'USD'],
  ['Françoise Lumignon', 'LTC litecoin', '3,75', 'LTC'],
  ['Jörg Ahrensgrund', 'BTC bitcoin', '0,0125', 'BTC'],
  ['Agnès Pré-Fleury', 'USDT TRC20', '415', 'USD'],
  ['Großhöfer Druck AG', 'XRP ripple', '300,00', 'USD'],
  ['Anaïs Vertbois', 'DOGE dogecoin', '1.500,5', 'DOGE'],
  ['Björn Käslinger', 'TRX tron', '220,10', 'USD'],
  ['Château Mirelune SARL', 'USDT ERC20', '12.400,00', 'USDT'],
];

/** Column titles as an accountant would write them. */
export const EXCEL_HEADER: readonly string[] = [
  'Reference',
  'Beneficiary',
  'Currency',
  'Network',
  'Address',
  'Tag',
  'Amount',
  'Amount currency',
  'Note',
];

/** Ten payouts with amounts in the continental way of writing. */
export const excelExport = (): readonly SampleRow[] =>
  LINES.map(([beneficiary, label, amount, unit], at) => ({
    reference: `RE-2026-${4_101 + at}`,
    beneficiary,
    ...destination(label, 3_001 + at),
    amount,
    amount_currency: unit,
    note: `Rechnung ${4_101 + at}`,
  }));
