/** Help: from practice to the first live payout, each step proved. */
import type { HelpPage } from '../../help-page.ts';

export const liveHelp: HelpPage = {
  title: 'The first live payout',
  words: 'go live set up real money key ip allow-list checklist first small payout prove look-up',
  sections: [
    {
      heading: 'Before you begin',
      text: [
        'Take a practice batch through all six steps once. Then do these in order; each is proved before the next.',
      ],
      terms: [
        [
          '1. Platform',
          'In the gateway’s dashboard make a platform, and copy its id and its API key. In *Settings* use *Add a live platform* and enter the id. Proved by: it stands in the list.',
        ],
        [
          '2. Keychain and key',
          'Paste the key and press *Save key*. Proved by: *The key is in the keychain.*',
        ],
        [
          '3. Allow-list',
          'Put the public IP address of this computer on the platform’s list in the dashboard. Proved by the next step, and for paying by step 5.',
        ],
        [
          '4. Key accepted',
          'Press *Test with read-only calls*. Proved by: *The key works for reading.* Check that the balances are yours.',
        ],
        [
          '5. First small payout',
          'Use *New payout* for a small amount to an address of your own, through plan, review and dispatch. Proved by: *Sent to gateway*, then *Paid*, and the money is there.',
        ],
        [
          '6. Look-up by order id',
          'That payout also proves whether the gateway finds a payout by its order id. Proved by: *Proven* in *Settings*. Purser needs it to settle lost replies.',
        ],
        [
          '7. First batch',
          'Begin with few rows, smallest first. Save the result file and compare it with the dashboard.',
        ],
      ],
    },
    {
      heading: 'If a step fails',
      text: [
        'Nothing is lost. The words on the screen say what is wrong; look for them in this help.',
      ],
    },
  ],
  see: ['settings', 'trouble', 'stopped'],
};
