/** Help: the list of batches. */
import type { HelpPage } from '../../help-page.ts';

export const batchesHelp: HelpPage = {
  title: 'Batches',
  words: 'file list payment files discard rename new batch paste template',
  sections: [
    {
      heading: 'One batch is one file',
      text: [
        'Drop a file on the page, use *Choose a file…*, or paste rows from a spreadsheet with *Paste rows…*. Each becomes a batch on its way from import to export.',
        'The list shows at which step each batch is and whether it waits for you. Open one to go on where it was left.',
      ],
    },
    {
      heading: 'Begin with a template',
      text: [
        '*Save an empty template…* gives you a file with the columns Purser understands. You do not need it: columns may stand in any order, with names in eight languages.',
      ],
    },
    {
      heading: 'What is still owed',
      text: [
        'Under the list, *Owed from earlier runs* has every amount that was below the minimum and was carried forward: to whom, from which row of which batch, since when, and how many batches have paid that account since without it.',
        'Where its payee comes in a batch that is not submitted yet, you add it there with one click. It is paid once: the ledger refuses a second time. *Write off…* ends it without payment and keeps your reason. *Save as CSV…* saves the list with columns that Purser reads again.',
      ],
    },
    {
      heading: 'Put away what you do not need',
      text: [
        '*Discard batch…* forgets rows, exclusions and answers of a batch that was not submitted. The file on your disk stays. A batch that was submitted is kept for good.',
      ],
    },
  ],
  see: ['import', 'mending', 'refused-files'],
};
