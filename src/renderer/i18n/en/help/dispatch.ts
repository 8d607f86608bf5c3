/** Help: the dispatch. */
import type { HelpPage } from '../../help-page.ts';

export const dispatchHelp: HelpPage = {
  title: 'Dispatch',
  words: 'send sending canary first payout pause stop resume cancel run sleep restart',
  sections: [
    {
      heading: 'Sending',
      text: [
        'Press the button to send and confirm. *The first payout goes alone*: only when the gateway has accepted it do the others follow, one at a time. The gateway takes one request at a time, so a run takes its while; the page tells how long.',
        'A payout that has been sent cannot be called back.',
      ],
    },
    {
      heading: 'The buttons',
      text: [],
      terms: [
        ['*Pause*', 'No further payout begins. Resume when you are ready.'],
        ['*Stop after this one*', 'The payout in hand is brought to its end; then the run stops.'],
        ['*Resume*', 'Sends only payouts that never left this computer.'],
        [
          '*Cancel the rest…*',
          'What was not sent will not be sent. What was sent stays sent. It cannot be undone.',
        ],
        ['*Ask the gateway now*', 'Looks up a payout whose outcome is unknown.'],
      ],
    },
    {
      heading: 'When a run stops by itself',
      text: [
        'It stops at the first doubt and says *What happened*, *What it means for the money* and *What to do next*. Every reason is explained under “When a run stops”.',
        'Closing Purser, sleep or a power cut never makes it send twice. It waits for you; look at an Unknown first, then resume.',
      ],
    },
    {
      heading: 'Words of this page',
      text: [],
      terms: [
        ['*Not sent*', 'Still on this computer.'],
        ['*Sending*', 'The request is on its way.'],
        ['*Sent to gateway*', 'The gateway took it. It is not paid yet.'],
        ['*Paid*', 'The gateway reports it paid.'],
        ['*Refused or failed*', 'The gateway did not take or complete it.'],
        ['*Unknown*', 'It may have been paid.'],
        ['*Cancelled*', 'It will not be sent.'],
      ],
    },
  ],
  see: ['stopped', 'track', 'unknown'],
};
