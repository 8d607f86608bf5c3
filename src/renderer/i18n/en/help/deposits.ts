/** Help: addresses to be paid at. */
import type { HelpPage } from '../../help-page.ts';

export const depositsHelp: HelpPage = {
  title: 'Deposit addresses',
  words: 'deposits top up receive qr tag memo incoming money',
  sections: [
    {
      heading: 'An address to be paid at',
      text: [
        'Press *New address* to top up your own balance, or to hand to a customer. It belongs to the reference you give: asking again with the same reference gives the same address. No money moves by asking.',
        'What is sent on another network, or without the tag where one is needed, is lost or cannot be matched. Hand out the whole instruction, not the address alone. The code to scan holds the address and not the tag.',
      ],
    },
    {
      heading: 'What has arrived',
      text: [
        'The gateway tells of deposits by callback only. They show when the receiver is on, or when you paste a callback in. A deposit counts once, however often it is told of.',
        'Less than the least deposit of a currency is not credited and not told of.',
      ],
    },
    {
      heading: 'An address is marked as doubtful',
      text: [
        '*This address does not pass the check* means that what the gateway gave is not a well-formed address of this network, as far as Purser can tell. Do not hand it out; ask the gateway’s support.',
      ],
    },
  ],
  see: ['callbacks', 'invoices', 'balances'],
};
