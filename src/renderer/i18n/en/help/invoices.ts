/** Help: payment links. */
import type { HelpPage } from '../../help-page.ts';

export const invoicesHelp: HelpPage = {
  title: 'Invoices',
  words: 'payment link customer request money part paid expired credit rest over paid',
  sections: [
    {
      heading: 'A link for a fixed amount',
      text: [
        'Press *New invoice*, then give a reference, an amount and what it is in, and say what may be paid with. The gateway makes a payment page; copy its link to the payer.',
        'How long a link is open is set in the gateway’s dashboard.',
      ],
    },
    {
      heading: 'What each state says',
      text: ['An invoice counts as paid only when the whole amount is there.'],
      terms: [
        ['*Waiting*', 'Nothing has been paid so far.'],
        [
          '*Paid in part*',
          'A part has come. Wait, ask for the rest with another link, or credit what came.',
        ],
        ['*Paid*', 'The gateway says that the whole amount was paid.'],
        ['*Paid over*', 'More came than was asked for. Agree with the payer what is given back.'],
        ['*Expired*', 'Its time is over, or it was cancelled, and nothing was paid.'],
        ['*Expired, part paid*', 'Its time is over and a part was paid. A person decides.'],
        [
          '*Unclear*',
          'No clear answer came when it was made. It may exist. Use *Ask for it again*: the gateway is asked first whether it has it.',
        ],
        [
          '*Unknown*',
          'What the gateway says does not show whether it is paid. Look at its dashboard; do not treat it as paid.',
        ],
      ],
    },
  ],
  see: ['deposits', 'callbacks', 'balances'],
};
