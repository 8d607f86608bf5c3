/** Help: the plan. */
import type { HelpPage } from '../../help-page.ts';

export const planHelp: HelpPage = {
  title: 'Plan',
  words: 'rates conversion fees bound drift rehearsal fiat-exact crypto-exact balance short funds',
  sections: [
    {
      heading: 'What it shows',
      text: [
        'For each currency: how many payouts, how much to pay, the fees as far as they are known, and whether the balance suffices. *Runs out at row* tells at which row the money would end.',
        'Amounts in fiat are converted at the rates of one moment and rounded down once. Rates grow old: *Recalculate with new rates* takes today’s.',
      ],
    },
    {
      heading: 'When prices move',
      text: [
        'Each price has a bound around the rate of the plan, shown beside it. Before each payout the price is compared; beyond the bound the run stops before anything more is sent. The bounds are set in *Settings*, *Rates and fees*.',
      ],
    },
    {
      heading: 'Amounts in other currencies than USD',
      text: [
        'The gateway gives prices in USD only. For EUR, GBP and others enter a reference rate under *Enter rates…* with its source and time. One far from the last must be confirmed with both figures, and one too old is not used.',
      ],
    },
    {
      heading: 'Fees',
      text: [
        '*Fees that take much* warns of payouts of which the fee takes a large share. Fewer, larger payouts or another network cost less. Fees are estimates until a payout is settled.',
      ],
    },
    {
      heading: 'Rehearsal',
      text: [
        '*Rehearse* runs the whole plan through the code that sends, on this computer only, and tells which payouts would not go through. Nothing is sent and nothing is recorded.',
        'Up to a number of payouts this happens by itself when you continue. When rows, rates or balances change, it is *Out of date* and has to be done again.',
      ],
    },
    {
      heading: 'Who converts fiat amounts',
      text: [],
      terms: [
        [
          '*Crypto-exact*',
          'Purser converts; the crypto amount is what you approve. This is the normal way.',
        ],
        [
          '*Fiat-exact*',
          'The gateway converts; the fiat amount is what you approve, and how much crypto leaves is known only afterwards. Off unless you switch it on in *Settings*.',
        ],
      ],
    },
    {
      heading: 'Go on',
      text: [
        '*Continue to review* freezes the rows. You can still send the batch back. If something stops it, the page names each thing.',
      ],
    },
  ],
  see: ['review', 'currencies', 'settings'],
};
