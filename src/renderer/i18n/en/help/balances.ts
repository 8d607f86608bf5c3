/** Help: balances, roll-forward, estimates of an exchange. */
import type { HelpPage } from '../../help-page.ts';

export const balancesHelp: HelpPage = {
  title: 'Balances',
  words:
    'held reserved left threshold roll-forward opening closing unexplained exchange estimate swap',
  sections: [
    {
      heading: 'Now',
      text: ['One line for each currency and network. A balance of one cannot pay another.'],
      terms: [
        ['*Held*', 'As the gateway said when it was last read.'],
        ['*Reserved*', 'What approved, sent and unclear payouts may still take.'],
        ['*Left*', 'Held less reserved less fees.'],
        [
          '*Watch*',
          'Open a line and set what you want to keep at least; you are told once when less is left.',
        ],
      ],
    },
    {
      heading: 'Roll-forward',
      text: [
        'Choose two days and press *Roll forward*: opening, plus deposits, less debits and fees, against closing. *Unexplained* is what is left over. It is not an error by itself: a deposit whose callback never came stands there. Save it as CSV for your books.',
      ],
    },
    {
      heading: 'Exchange estimate',
      text: [
        'It shows what an exchange would give. *An exchange is made at the vendor’s site, not here.* Nothing is exchanged by asking.',
      ],
    },
  ],
  see: ['overview', 'deposits', 'callbacks'],
};
