/** Help: the review. */
import type { HelpPage } from '../../help-page.ts';

export const reviewHelp: HelpPage = {
  title: 'Review',
  words: 'approve approval fingerprint control sums retype payment order send back lapsed',
  sections: [
    {
      heading: 'Read the order',
      text: [
        'It shows exactly what will be sent: every amount and every address in full, and what you decided about rows on the way. Check the sums against your own figures, not against this screen.',
        'Where one reference or address matters most, compare it character by character with what the beneficiary sent.',
      ],
    },
    {
      heading: 'Two choices',
      text: [],
      terms: [
        [
          '*Which payout goes first*',
          'The smallest, so that a wrong key or list shows on the least money, or as in the file.',
        ],
        [
          '*If not everything can be paid*',
          'Send nothing, or pay what can be paid and name the rest at the end.',
        ],
      ],
    },
    {
      heading: 'Approve',
      text: [
        'Retype the sum of each currency. Then the button to approve opens. *Approval sends nothing. Sending starts in the next step.*',
        'The *Fingerprint* stands for every row, amount, address and rate. Change one character and it differs; the approval holds for this fingerprint only.',
        'Where the policy of this computer asks for two persons, the one who submitted cannot approve: another account of the computer does.',
        'An approval lapses after two hours. Then the order is reviewed and approved again; nothing was lost.',
      ],
    },
    {
      heading: 'Something is wrong',
      text: [
        '*Send back…* makes the rows changeable again. The batch then has to be submitted anew.',
      ],
    },
  ],
  see: ['plan', 'dispatch'],
};
