/** Help: settings. */
import type { HelpPage } from '../../help-page.ts';

export const settingsHelp: HelpPage = {
  title: 'Settings',
  words:
    'platform profile key keychain ip allow-list update policy data folder backup restore move theme name drift proxy',
  sections: [
    {
      heading: 'Platforms and keys',
      text: [
        'Each platform has a ledger and a key of its own. *Add a live platform* leads through its set-up, and *Set-up* opens that again: each step says what is proved. The key goes into this computer’s keychain and is never shown again.',
        '*Test with read-only calls* proves that the key works for reading. It sends nothing.',
        'The gateway refuses every computer whose public IP address is not on the platform’s allow-list. Put it there in the gateway’s dashboard.',
      ],
    },
    {
      heading: 'Rates and fees',
      text: [],
      terms: [
        [
          '*Drift of stablecoins, %*',
          'How far a price may move from the plan before the run stops.',
        ],
        ['*Drift of other coins, %*', 'The same for all other coins.'],
        ['*Far from the last rate, %*', 'A new reference rate further away must be confirmed.'],
        ['*Fee of a payout, %*', 'A larger share is warned of in the plan.'],
        ['*Age of reference rates, h*', 'Older ones must be entered anew.'],
        [
          '*Repeated payments*',
          'How many days back the same amount to the same address counts as a repeat.',
        ],
      ],
    },
    {
      heading: 'Look-up by order id',
      text: [
        'Whether the gateway finds a payout by its order id is proven by the first payout it accepts. Until then “not found” proves nothing, and an Unknown cannot be released for sending.',
      ],
    },
    {
      heading: 'You',
      text: [
        '*Your name* is written into the ledger beside everything you do. The theme is light, dark or as the system.',
      ],
    },
    {
      heading: 'Updates',
      text: [
        'Only versions signed with the release key are taken, never an older one and never while a run is open. The ledger is copied before a new version changes it.',
      ],
    },
    {
      heading: 'Data, backup, another computer',
      text: [
        '*Data and backup* lists every place Purser keeps data in, and what is in the keychain by name. *Back up now…* writes one file with verified copies of ledger, drafts, treasury and settings of the open platform, and reads it back before it says *Backed up and read back*. Keys are never in it. Keep it on another disk.',
        '*Restore from a backup…* verifies the whole file first and shows what it holds and what it would replace. It is refused while a run is open, and when the file is damaged, from a newer Purser or of another platform. What is there now is kept aside and can be put back with *Put back…*; nothing is deleted.',
        'A ledger put back from a backup, or brought to another computer, opens locked, because payouts it does not know of may have been paid. *Ledger* shows the way out: the gateway is asked about every open payout, you compare with its dashboard, then unlock with a reason. Approvals are void and are given anew. When a run meets a payout the gateway already has, it stops, takes it over and is resumed; it is not sent again.',
        'To move to another computer: back up here, add the platform there, type the key anew, restore there, walk the way out, and remove the key here.',
      ],
    },
    {
      heading: 'Policy of this computer',
      text: [
        'Whoever looks after this computer may set a policy: allowed gateways, the most per payout, batch and day, approval by a second person, practice only, updates, a proxy. *Policy of this computer* shows every rule in force. It cannot be changed from here.',
      ],
    },
  ],
  see: ['live', 'ledger', 'diagnostics', 'trouble'],
};
