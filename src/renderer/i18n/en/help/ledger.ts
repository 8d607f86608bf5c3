/** Help: the ledger. */
import type { HelpPage } from '../../help-page.ts';

export const ledgerHelp: HelpPage = {
  title: 'Ledger',
  words: 'verify verification hash chain locked damaged backup restore unlock elsewhere audit',
  sections: [
    {
      heading: 'What it is',
      text: [
        'Everything that is decided, sent and learnt is written into the ledger before it counts, each entry chained to the one before. Nothing in it is changed or removed.',
      ],
    },
    {
      heading: 'Verify it',
      text: [
        '*Verify this ledger* recomputes every hash, sum and promise from the entries alone, on a copy, while you work on. Save the verdict as text and keep it with your books.',
      ],
    },
    {
      heading: 'It is locked',
      text: [
        'An older copy, or one from elsewhere, does not know what was paid since. So nothing can be submitted, approved or sent from it until you put the right ledger back, or go through *The way out*:',
      ],
      terms: [
        ['*1. Ask the gateway*', 'About each open payout of this ledger.'],
        [
          '*2. Compare with the gateway’s dashboard*',
          'Look through every withdrawal there. Batches that are missing here are found nowhere else.',
        ],
        [
          '*3. Unlock*',
          'Approved payouts go back to review. Your reason is written into the ledger, and nothing is sent on the way.',
        ],
      ],
    },
  ],
  see: ['trouble', 'settings'],
};
