/** Help: the list of every payout. */
import type { HelpPage } from '../../help-page.ts';

export const payoutsHelp: HelpPage = {
  title: 'Payouts',
  words: 'search find history filter reference address hash all payments',
  sections: [
    {
      heading: 'Find a payout',
      text: [
        'Every payout ever submitted on this platform is here, whatever its batch. Search by reference, payee, address, id or hash, and narrow by state, currency and days. / jumps to the search.',
      ],
    },
    {
      heading: 'Look at one',
      text: [
        'Open a row for its details. *Its whole life* shows every step with time and ledger entry, and *Gateway said* quotes the gateway. *Check now* asks the gateway about it.',
        'To copy rows into a spreadsheet, choose them and press Ctrl+C.',
      ],
    },
  ],
  see: ['track', 'unknown', 'export'],
};
