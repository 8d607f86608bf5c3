/** Help: the import step. */
import type { HelpPage } from '../../help-page.ts';

export const importHelp: HelpPage = {
  title: 'Import',
  words:
    'file columns questions encoding delimiter decimal mark sheet excel csv duplicates repeats',
  sections: [
    {
      heading: 'Which files',
      text: [
        'Excel workbooks (.xlsx), CSV with any common separator, and tab-separated text. Lists made for several other programs are recognised and need one confirmation.',
        'Nothing in your file is trimmed, rounded, corrected or guessed.',
      ],
    },
    {
      heading: 'The columns',
      text: [
        'Five are needed: a reference, the currency, the address, the amount and what the amount is in.',
      ],
      terms: [
        ['*Reference*', 'Your own id for a payment, used once and never again.'],
        ['*Currency*', 'What is paid: USDT, BTC, LTC.'],
        ['*Network*', 'TRC20, BEP20 and so on. May be left out where a currency has only one.'],
        ['*Address*', 'The whole address, as the beneficiary gave it.'],
        ['*Tag or memo*', 'For XRP, TON and others that need one.'],
        ['*Amount*', 'Digits with one decimal mark.'],
        ['*Amount is in*', 'USD, another fiat currency, or the currency itself; never assumed.'],
        ['*Priority*', 'From 1 to 9; 1 is sent first.'],
      ],
    },
    {
      heading: 'Questions about the file',
      text: [
        '*The file leaves something open* means that Purser will not guess. Each answer shows what it would make of your own rows; where the decimal mark is asked, compare the two totals with yours.',
        'Answers are remembered and offered for the next file with the same columns. What your file does not say, such as the network, can be given once for all rows.',
      ],
    },
    {
      heading: 'Payments that stand twice',
      text: [
        '*Possible repeats* are rows that pay the same amount to the same address as another row or an earlier run. They are stopped.',
        'Exclude what was paid already. If it is a new run, such as another month, use *Excuse…* with a reason; your name and the reason stay with each payout.',
        '*This file was submitted before.* Open that run to resume it. The same file cannot be paid again.',
      ],
    },
    {
      heading: 'Go on',
      text: [
        '*Continue to plan* opens when no row has an error any more: each is mended, or excluded with a reason. The line on top always adds up to the rows in your file.',
      ],
    },
  ],
  see: ['mending', 'refused-files', 'plan'],
};
