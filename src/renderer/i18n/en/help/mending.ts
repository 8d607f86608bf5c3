/** Help: rows with warnings and errors. */
import type { HelpPage } from '../../help-page.ts';

export const mendingHelp: HelpPage = {
  title: 'Rows with warnings and errors',
  words:
    'mend fix edit issues minimum look-alike carry forward merge raise exclude address checksum undo',
  sections: [
    {
      heading: 'What the marks mean',
      text: [],
      terms: [
        ['*Ready*', 'Nothing was found. It is paid as it stands.'],
        ['*Warning*', 'It can be paid. Look at the reason first.'],
        ['*Error*', 'It cannot be paid as it stands. Mend it or exclude it.'],
        [
          '*Excluded*',
          'You left it out. It stays in the batch and in the result file with your reason.',
        ],
      ],
    },
    {
      heading: 'Mend a row here',
      text: [
        'Choose a cell and type, as in a spreadsheet. F8 goes to the next problem. The row is checked again at once, *In the file:* keeps showing what was written, and every change is recorded and can be undone.',
        '*Fix all…* mends all rows of a kind in one step, where a rule proves what is right: spaces, letters, a missing network.',
      ],
    },
    {
      heading: 'Exclude a row',
      text: [
        'Choose rows, then *Exclude…*, and give a reason. Use *Include again* to take it back until the batch is submitted.',
      ],
    },
    {
      heading: 'Below the minimum',
      text: [
        'The gateway pays nothing below its minimum. Under *What would work for this row* you find what would:',
      ],
      terms: [
        ['*Raise*', 'The row pays the minimum. The screen says how much more that is.'],
        ['*Use this network*', 'The payee was paid on another network, whose minimum is lower.'],
        ['*Pay together*', 'Several rows of one payee are paid as one.'],
        [
          '*Carry forward*',
          'Nothing is paid now. The amount is offered when this payee comes in the next run, and is paid once.',
        ],
      ],
    },
    {
      heading: 'Addresses that look alike',
      text: [
        'Thieves make addresses whose first and last characters are those of a real one. When two addresses look alike, the row is stopped and both are shown one above the other with the differences marked.',
        'If the address is right all the same, use *Compare and let pass…*. You retype a part of it from what the beneficiary sent you, not from this screen.',
      ],
    },
  ],
  see: ['import', 'refused-files', 'plan'],
};
