/** Help: the Unknown desk. */
import type { HelpPage } from '../../help-page.ts';

export const unknownHelp: HelpPage = {
  title: 'Unknown desk',
  words: 'unclear lost reply may have been paid release write off evidence held',
  sections: [
    {
      heading: 'Why a payout is Unknown',
      text: [
        'It was sent, and no clear reply came back. It may have been paid. Purser keeps asking and does not send it again by itself.',
        'Do not pay it by any other way until it is settled here.',
      ],
    },
    {
      heading: 'What you do',
      text: [
        'Read *What is known, oldest first*. *Look up and read balance now* asks the gateway once more and compares the balance before and after.',
        'Then look at the gateway’s own pages for a withdrawal of this amount to this address, and choose a way out. Each asks for a reason that is kept.',
      ],
      terms: [
        [
          '*It was paid*',
          'Enter the withdrawal id from the gateway’s pages. Purser verifies currency, address and amount before it believes it. Nothing is sent.',
        ],
        [
          '*It was not paid, release it*',
          'Possible only after enough time and enough look-ups that found nothing, and once look-ups are proven on this platform. You retype the amount. Nothing is sent until a person resumes the batch.',
        ],
        ['*It cannot be shown, write it off*', 'Closes it without proof. It is never sent.'],
      ],
    },
    {
      heading: 'A release is not possible yet',
      text: [
        '*Not yet possible* names what is missing and how long it takes. If look-ups are not proven on this platform, “not found” proves nothing: the only way out that pays is to show that it was paid.',
      ],
    },
  ],
  see: ['stopped', 'track', 'live'],
};
