/** Help: the overview. */
import type { HelpPage } from '../../help-page.ts';

export const overviewHelp: HelpPage = {
  title: 'Overview',
  words: 'home start dashboard summary attention volume',
  sections: [
    {
      heading: 'What needs you comes first',
      text: [
        '*Needs a person* lists everything that waits for you: payouts that are Unknown or held, runs that stopped, orders to review. Open an entry to go to it. *No open questions.* means that nothing waits.',
      ],
    },
    {
      heading: 'Money and runs',
      text: [],
      terms: [
        ['Held', 'What the gateway says is in the balance.'],
        ['Reserved', 'What approved and open payouts will take, fees not counted.'],
        ['Free', 'Held less reserved.'],
        ['*Runs in progress*', 'What is being sent now, how far it is and how long it takes.'],
        [
          '*Thirty days*',
          'What was sent a day, in USD at the rates of that day, as a chart or a table.',
        ],
      ],
    },
    {
      heading: 'When figures could not be refreshed',
      text: [
        '*Could not refresh the balances* means that you see the last ones read, with their age. No money moved because of it. Check the connection and try again.',
      ],
    },
  ],
  see: ['balances', 'unknown', 'start'],
};
