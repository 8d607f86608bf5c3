/** Help: what Purser does, in one page. */
import type { HelpPage } from '../../help-page.ts';

export const startHelp: HelpPage = {
  title: 'How Purser pays',
  words: 'begin first steps introduction tutorial practice six steps',
  sections: [
    {
      heading: 'Six steps, always the same',
      text: ['Every payout, from a file or by hand, takes the same road.'],
      terms: [
        ['Import', 'Your file is read and every row is checked. What is unclear is asked.'],
        ['Plan', 'Amounts are converted and held against your balances.'],
        ['Review', 'The order is read once more and its sums are retyped. This approves it.'],
        ['Dispatch', 'Payouts are sent one at a time. Only this step sends anything.'],
        ['Track', 'The gateway is asked about each payout until its outcome is final.'],
        ['Export', 'Your own file comes back with what became of each row.'],
      ],
    },
    {
      heading: 'What you can rely on',
      text: [
        'A payout is sent at most once. If no clear reply comes back, it shows as *Unknown* and is not sent again by itself.',
        'No row disappears: rows in the file are always those to pay, those excluded and those with errors, added up.',
        'What was approved is what is sent. After a restart nothing is sent until you press *Resume*.',
        'Your API key is in the keychain of this computer only, and no screen shows it.',
      ],
    },
    {
      heading: 'Try it without money',
      text: [
        'The Practice platform moves no money. On the overview *Open three practice payouts* takes you through all six steps; larger samples are in *Batches* under *Open a practice batch*.',
        'In *Settings*, *Practice gateway* makes practice misbehave, so that you can see a lost reply or a refusal before you meet a real one.',
      ],
    },
    {
      heading: 'Find your way',
      text: [
        'F1 opens the help of the screen you are on, ? shows the shortcuts, and Ctrl+K (⌘K on a Mac) finds any screen, batch or action. Ctrl+1 to Ctrl+9 and Ctrl+0 go to the first ten screens of the rail, Ctrl and the comma to *Settings*.',
      ],
    },
  ],
  see: ['batches', 'new-payout', 'live', 'track'],
};
