/** Help: the result file. */
import type { HelpPage } from '../../help-page.ts';

export const exportHelp: HelpPage = {
  title: 'Export',
  words: 'result file csv report save accounting formula',
  sections: [
    {
      heading: 'What you get',
      text: [
        '*Save result file…* gives your own file back, row for row in your order, with result columns behind: the state in words and why, amounts, rates, fees, ids and times. Excluded rows and rows with errors are there too.',
        'Cells that a spreadsheet would run as a formula are made harmless. Times are in UTC.',
      ],
    },
    {
      heading: 'When to save it',
      text: [
        'At any time: nothing is lost by saving. While payouts are not final the page says how many, and the file marks them. Save it again when *Every payout is final.* stands there, for the final word.',
      ],
    },
  ],
  see: ['track', 'unknown'],
};
