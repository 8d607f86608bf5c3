/** Help: one payout by hand. */
import type { HelpPage } from '../../help-page.ts';

export const newPayoutHelp: HelpPage = {
  title: 'New payout',
  words: 'single one by hand manual pay someone tag memo',
  sections: [
    {
      heading: 'Enter it',
      text: [
        'Choose *Currency and network*, paste the whole address as the beneficiary gave it, and enter the amount in USD, another fiat currency or the coin itself.',
        'The sentence below the fields says what the beneficiary receives and at which rate. Read it before you go on.',
        '*Continue to plan* sends nothing. A payout by hand goes through plan, review and dispatch like a file.',
      ],
    },
    {
      heading: 'Fields that matter',
      text: [],
      terms: [
        [
          '*Tag or memo*',
          'XRP, TON and others need one. Without it the money cannot be matched to the beneficiary, so a missing one is refused here.',
        ],
        [
          '*Reference*',
          'Your own id for this payout, used once and never again. It is what keeps the same payment from being made twice.',
        ],
        ['*Note*', 'Kept with the payout and in the result file. The beneficiary does not see it.'],
      ],
    },
    {
      heading: 'Network',
      text: [
        'The same coin on another network is another payout: a balance of USDT on TRC20 cannot pay USDT on ERC20. Ask the beneficiary which network their address belongs to.',
      ],
    },
  ],
  see: ['plan', 'currencies', 'mending'],
};
