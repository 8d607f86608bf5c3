/**
 * Why a written amount is refused: one rule per kind of mistake, so that each names its own way out.
 */
import { quoted } from '../beneficiary/characters.ts';

/** Stable ids of the ways an amount can be unreadable; documented in docs/import-rules.md. */
export type AmountRule =
  | 'amount-missing'
  | 'amount-zero'
  | 'amount-sign'
  | 'amount-date'
  | 'amount-exponent'
  | 'amount-wrong-mark'
  | 'amount-grouping'
  | 'amount-bare-mark'
  | 'amount-leading-zero'
  | 'amount-space'
  | 'amount-apostrophe'
  | 'amount-with-unit'
  | 'amount-brackets'
  | 'amount-spreadsheet-error'
  | 'amount-foreign-digits'
  | 'amount-not-decimal'
  | 'amount-too-large'
  | 'amount-too-fine';

/** A refused amount: the rule broken, and a sentence with the value and the way out. */
export interface AmountTextError {
  readonly rule: AmountRule;
  readonly message: string;
}

const MONTHS =
  'jan|feb|fév|mar|mär|mrz|apr|abr|avr|may|mai|maj|jun|juin|jul|juil|aug|ago|aoû|sep|set|oct|okt|out|nov|dec|dez|déc|' +
  'ene|dic|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|' +
  'кві|тра|чер|лип|сер|вер|жов|гру';

/** What a spreadsheet makes of 1-3, 1.3 or 3/2026. */
const DATE = new RegExp(
  `^\\d{4}-\\d{1,2}-\\d{1,2}(?:[T ].*)?$|^\\d{1,2}([./-])\\d{1,2}\\1(?:\\d{4}|\\d{2})$|` +
    `^(?:\\d{1,4}[-. ]{0,2})?(?:${MONTHS})\\p{L}{0,6}\\.?(?:[-. ]{1,2}\\d{1,4})?$`,
  'iu',
);

/** Tried in order; the first pattern that fits names the mistake. */
const MISTAKES: readonly (readonly [RegExp, AmountRule, string])[] = [
  [/^$/, 'amount-missing', 'is empty. Write the amount to pay'],
  [
    /^#(?:REF|VALUE|N\/A|NAME|DIV|NUM|NULL|SPILL|CALC)/i,
    'amount-spreadsheet-error',
    'is an error of the spreadsheet, not an amount. Mend the formula and export again',
  ],
  [
    /^\s*'/,
    'amount-apostrophe',
    "begins with an apostrophe, a spreadsheet's mark for text. Write digits only",
  ],
  [
    /^[+-]?\d+(?:[.,]\d*)?[eE][+-]?\d+$/,
    'amount-exponent',
    'is in exponent form, which may have lost digits. Format the column as a number with all decimals and export again',
  ],
  [/^\d[\d.,]*['’]\d/, 'amount-apostrophe', 'groups its digits by apostrophes. Write it without'],
  [
    /^#+$/,
    'amount-spreadsheet-error',
    'is what a spreadsheet shows in a column too narrow for the number. Widen the column and export again',
  ],
  [
    DATE,
    'amount-date',
    'is a date, which a spreadsheet has made of what was typed. Format the column as text or number and type it anew',
  ],
  [
    /^[+\-\u2212\u2013]/,
    'amount-sign',
    'has a sign. Payouts are plain positive amounts: write it without',
  ],
  [
    /^\(.*\)$/,
    'amount-brackets',
    'stands in brackets, as accountants write negative amounts. Write a plain positive amount',
  ],
  [
    /\p{Nd}/u,
    'amount-foreign-digits',
    'is written with digits other than 0 to 9. Write it with 0 to 9',
  ],
  [
    /\s/u,
    'amount-space',
    'holds a space. Remove it; thousands are grouped by point or comma, or not at all',
  ],
  [
    /^[.,]\d+$|^\d+[.,]$/,
    'amount-bare-mark',
    'has nothing on one side of its decimal mark. Write both parts, as in 0.5 or 5',
  ],
  [/^0\d/, 'amount-leading-zero', 'begins with a needless zero. Remove it'],
  [
    /^0[xob]/i,
    'amount-not-decimal',
    'is not a decimal number. Write digits with at most one decimal mark',
  ],
  [
    /\p{Sc}|%|\d[A-Za-z]{3,5}$|^[A-Za-z]{3,5}\d/u,
    'amount-with-unit',
    'holds a sign or a unit. Write the number alone; its unit belongs in amount_currency',
  ],
];

/** Names the mistake in an amount that no reading under `mark` allows. */
export const refuseAmount = (text: string, mark: '.' | ','): AmountTextError => {
  const found = MISTAKES.find(([pattern, rule]) =>
    pattern.test(rule === 'amount-foreign-digits' ? text.replaceAll(/[0-9]/g, '') : tidied(text)),
  );
  if (found !== undefined) return refusal(found[1], text, found[2]);
  return /^\d[\d.,]*\d$/.test(text) ? misread(text, mark) : notDecimal(text);
};

/** "100 USD" is a unit mistake and not one of spaces, so one space beside a unit is looked through. */
const tidied = (text: string): string =>
  /^(?:[A-Z]{3,5}|\p{Sc})\s\d|\d\s(?:[A-Z]{3,5}|\p{Sc}|%)$/u.test(text)
    ? text.replaceAll(/\s/g, '')
    : text;

const misread = (text: string, mark: '.' | ','): AmountTextError => {
  const [name, other] = mark === '.' ? ['point', 'comma'] : ['comma', 'point'];
  const marks = new Set(text.replaceAll(/\d/g, ''));
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const readsOtherwise = marks.size === 2 ? text[last] !== mark : !marks.has(mark);
  return readsOtherwise && text.indexOf(text.charAt(last)) === last
    ? refusal(
        'amount-wrong-mark',
        text,
        `uses a decimal ${other}, but this file is read with a decimal ${name}. Write it like the other rows, or choose the other mark for the file`,
      )
    : refusal(
        'amount-grouping',
        text,
        `does not group its digits in threes before a decimal ${name}. Write it without grouping`,
      );
};

const notDecimal = (text: string): AmountTextError =>
  refusal(
    'amount-not-decimal',
    text,
    'is not a decimal number. Write digits with at most one decimal mark',
  );

const refusal = (rule: AmountRule, text: string, words: string): AmountTextError => ({
  rule,
  message: text === '' ? `The amount ${words}.` : `The amount ${quoted(text)} ${words}.`,
});
