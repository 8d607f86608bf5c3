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
      heading: 'Put away what you do not need',
      text: [
        '*Discard batch…* forgets rows, exclusions and answers of a batch that was not submitted. The file on your disk stays. A batch that was submitted is kept for good.',
      ],
    },
  ],
  see: ['import', 'mending', 'refused-files'],
};
