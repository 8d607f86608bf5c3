/** Help: the log, and the page of diagnostics for whoever helps. */
import type { HelpPage } from '../../help-page.ts';

export const diagnosticsHelp: HelpPage = {
  title: 'Getting help: log and diagnostics',
  words:
    'support report bug fault problem send file log level debug privacy version diagnose ticket',
  sections: [
    {
      heading: 'Make a page for whoever helps you',
      text: [
        'In *Settings*, under *Diagnostics*, press *Collect diagnostics*. The page appears below. Read it, look for words with *Find in the page*, then use *Save as text…* or *Copy*.',
        'What is saved or copied is byte for byte what you read. Purser sends it to nobody, and asks the gateway nothing for it: you give it to whom you choose.',
      ],
    },
    {
      heading: 'What is in it',
      text: [
        'Versions, the policy of this computer, settings, counts of the ledger and its last check, the last runs, payouts that need a person, when the gateway last answered, sizes of files, free space, and the newest lines of the log.',
        '*Keys and amounts are never in it.*',
      ],
      terms: [
        [
          '*Include addresses*',
          'Adds addresses of payees with their tags, and of gateways and proxy. Tick it only if the person who helps asks for them.',
        ],
        [
          '*Include names and references*',
          'Adds names of people, platforms, batches and files, references, and folders. Tick it only if the person who helps may know whom you pay.',
        ],
        [
          '[address] and [name]',
          'How lines begin that are there because of a tick. They are tinted.',
        ],
      ],
    },
    {
      heading: 'Find a payout or a batch again',
      text: [
        'The page names a batch by the first eight digits of its id, and a payout by these and its row. In practice and live alike the same digits stand in the log.',
      ],
    },
    {
      heading: 'The log',
      text: [
        '*What the log keeps* decides how much is written down from now on; it is remembered. The log never holds keys, addresses, names, references or amounts, at no level.',
        'It is in the folder logs of the data folder: five files of two megabytes at most, the oldest thrown away. A full disk does not stop a payout: then lines are missing from the log, and it says how many.',
      ],
      terms: [
        ['*Errors only*', 'What broke.'],
        ['*Errors and warnings*', 'And what a person may have to look at.'],
        ['*What happened (usual)*', 'And starts, batches and runs.'],
        [
          '*Everything, to find a fault*',
          'And every question of the window and every move of a payout. Choose it before you repeat what went wrong, then collect.',
        ],
      ],
    },
  ],
  see: ['trouble', 'settings', 'ledger'],
};
