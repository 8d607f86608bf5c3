/** Help: the list of currencies, what an amount can pay, and the converter. */
import type { HelpPage } from '../../help-page.ts';

export const currenciesHelp: HelpPage = {
  title: 'Currencies',
  words: 'coins networks rates minimum converter convert compare what can i pay fee decimals',
  sections: [
    {
      heading: 'All currencies',
      text: [
        'What the gateway offers, with rate, least deposit, least withdrawal and whether a tag is needed. Narrow it by code, network, favourites, or what an amount reaches. Open a line for its details and its price over time.',
      ],
    },
    {
      heading: 'What can I pay?',
      text: [
        'Type an amount and its unit, such as 12 USD. You see exactly how much of each currency it pays, what is below its minimum and how much is missing. Fees are asked of the gateway one a second; nothing is sent.',
      ],
    },
    {
      heading: 'Compare networks, converter, changes',
      text: [],
      terms: [
        ['*Compare networks*', 'One coin on all its networks, with fees and minimums.'],
        ['*Converter*', 'Between fiat and coin, exactly, with what was rounded away.'],
        [
          '*Changes*',
          'What was listed, taken off or changed since this computer looks, and which prices moved.',
        ],
      ],
    },
    {
      heading: 'When the list is old',
      text: [
        '*This list was kept by an earlier start*: you may look and reckon with it. Nothing is planned or paid from it until the gateway answers.',
      ],
    },
  ],
  see: ['new-payout', 'plan', 'mending'],
};
