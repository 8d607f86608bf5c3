/** Help: callbacks and their receiver. */
import type { HelpPage } from '../../help-page.ts';

export const callbacksHelp: HelpPage = {
  title: 'Callbacks',
  words: 'webhook receiver tunnel notification url signature deposit did not come port',
  sections: [
    {
      heading: 'What they are for',
      text: [
        'The gateway can tell a server about deposits and payouts. Payouts need no callbacks: Purser asks about them anyway. Deposits are told of only by callback.',
        'A callback moves no money by itself. Only one with a good signature is believed, and the gateway is asked about what it says.',
      ],
    },
    {
      heading: 'Receive them',
      text: [
        'Under *Receiver* press *Switch on*. It listens on this computer only, so you need a tunnel or proxy with a public address of your own; *Point your tunnel here* says what to enter where. Keep *Unguessable path* on.',
      ],
    },
    {
      heading: 'Without a receiver',
      text: [
        'Paste a callback with its signature under *Check one*. It says whether the key of this platform signed it, and what it tells. Nothing is stored unless you ask for it.',
      ],
    },
    {
      heading: 'One did not come',
      text: [
        '*Why did it not come?* tests what can be tested from here and explains the rest: an amount below the minimum, a missing tag, too few confirmations, a firewall.',
      ],
    },
  ],
  see: ['deposits', 'invoices', 'balances'],
};
