/** Help: tracking, and what each state does and does not say. */
import type { HelpPage } from '../../help-page.ts';

export const trackHelp: HelpPage = {
  title: 'Track',
  words: 'state status paid confirmed pending hash withdrawal final stalled sent',
  sections: [
    {
      heading: 'What it does',
      text: [
        'Purser asks the gateway about every payout that is not final, also while you look at something else. *Check now* asks at once. *Every payout is final. Nothing more will change by itself.* ends it.',
      ],
    },
    {
      heading: 'What each word says',
      text: ['No word says more than is known.'],
      terms: [
        ['*Sent to gateway*', 'The gateway accepted it. It is not paid yet.'],
        ['*On its way*', 'The gateway is working on it. It is not paid yet.'],
        [
          '*Paid*',
          'The gateway reports it paid. Beside it stand the confirmations that the chain gave.',
        ],
        [
          '*Unknown*',
          'It may have been paid. Do not pay it again by any other way; open the *Unknown desk*.',
        ],
        ['*Refused*', 'The gateway refused the request. Nothing was paid.'],
        ['*Failed*', 'The gateway took it and could not complete it. Check before paying again.'],
        ['*Held*', 'Something differs from what was approved. A person must look.'],
        ['*Stalled*', 'Pending longer than usual for its network. It is not paid yet.'],
        ['*Written off*', 'Closed by a decision. It will not be sent again.'],
        ['*Not sent*', 'It never left this computer. It is safe to resume.'],
      ],
    },
    {
      heading: 'One payout in full',
      text: [
        'Open a row to see its address, fees, withdrawal id, *Hash on the chain* and its whole life. Fees are *known when settled*.',
      ],
    },
  ],
  see: ['unknown', 'export', 'payouts'],
};
