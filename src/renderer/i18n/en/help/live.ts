/** Help: from practice to the first live payout, each step proved. */
import type { HelpPage } from '../../help-page.ts';

export const liveHelp: HelpPage = {
  title: 'The first live payout',
  words: 'go live set up real money key ip allow-list checklist first small payout prove look-up',
  sections: [
    {
      heading: 'Before you begin',
      text: [
        'Take a practice batch through all six steps once. Then *Set it up, step by step* on the overview, or *Add a live platform* in *Settings*, opens *Live set-up*.',
        'Each step says *Not yet*, *Proved* with the time, or *Failed* with the reason and the way out. You may leave at any time; what was proved is kept, and *Set-up* in *Settings* opens it again.',
      ],
    },
    {
      heading: 'The five steps',
      text: [],
      terms: [
        [
          '*The keychain of this computer*',
          'Purser saves a word that is no secret, reads it back and removes it. Proved when it came back. Without a keychain no live key can be kept.',
        ],
        [
          '*The platform*',
          'Make a platform in the gateway’s cabinet and copy its id. There is nothing to prove yet.',
        ],
        [
          '*Its API key*',
          'Paste it and press *Save and test the key*. Proved when the gateway answers with currencies and balances; that reads only. Check that the balances are yours.',
        ],
        [
          '*The allow-list of the gateway*',
          'Put the public IP address of this computer on the platform’s list. Your word is kept as *Said by you, not proved*: the gateway documents the list for payouts only, so only a payout proves it.',
        ],
        [
          '*A first small payout*',
          'A small amount to an address of your own, through plan, review and dispatch. Once the gateway takes it the list is proved; when it is found by its order id the look-up is proved, which Purser needs to settle lost replies. Then see that the money is there.',
        ],
      ],
    },
    {
      heading: 'The first batch',
      text: [
        'Begin with few rows, smallest first. Save the result file and compare it with the gateway’s cabinet.',
      ],
    },
    {
      heading: 'If a step fails',
      text: [
        'Nothing is lost. The step says what is wrong; look for its words in this help, mend it, and try that step again.',
      ],
    },
  ],
  see: ['settings', 'trouble', 'stopped'],
};
