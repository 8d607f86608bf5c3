/** Help: files that cannot be read as payments, by the rule that the screen names. */
import type { HelpPage } from '../../help-page.ts';

export const refusedFilesHelp: HelpPage = {
  title: 'When a file is refused',
  words: 'cannot be read import error rule csv workbook excel encoding quotes header columns',
  sections: [
    {
      heading: 'In every case',
      text: [
        '*This file cannot be read as payments.* Nothing was sent, and none of its rows will be paid. Find the word under *Rule* below, mend the file and use *Open the mended file…*.',
      ],
    },
    {
      heading: 'The file itself',
      text: [],
      terms: [
        [
          'file-empty',
          'It is empty. Check that the right file was chosen and that its export finished.',
        ],
        ['file-no-rows', 'Nothing stands below the column names. Add at least one row.'],
        ['file-too-large', 'It is larger than 256 MiB. Split it into several files.'],
        ['file-too-many-rows', 'It has more than 1,000,000 rows. Split it into several files.'],
        [
          'file-not-text',
          'It is of another kind, such as an old workbook (.xls), a PDF or an archive. Save it as .xlsx or CSV (UTF-8).',
        ],
        ['file-not-regular', 'It is a folder, a link or a device. Choose the file itself.'],
        ['file-unreadable', 'The system does not let it be read. Check its name, disk and rights.'],
        ['file-changed', 'It changed while it was read. Open it again once it is complete.'],
      ],
    },
    {
      heading: 'Paid before',
      text: ['These keep you from paying a file twice. Look at the earlier batch first.'],
      terms: [
        [
          'file-already-imported',
          'This very file became a batch before. Open that one. New payments need references of their own.',
        ],
        [
          'file-rows-imported',
          'Its rows became a batch before, in whatever order and form. Open that one. New payments need references of their own.',
        ],
        [
          'reference-repeated',
          'One reference stands on two lines. Remove one, or give it a reference of its own.',
        ],
      ],
    },
    {
      heading: 'Workbooks',
      text: [],
      terms: [
        [
          'workbook-encrypted',
          'It is protected with a password. Remove the password and save it anew.',
        ],
        [
          'workbook-damaged',
          'It does not hold what it says it holds. Open it where it was made and save it anew.',
        ],
        [
          'workbook-too-large',
          'It unpacks to more than is allowed. Copy the rows to pay into a new workbook.',
        ],
        [
          'sheet-unknown',
          'The chosen sheet is not there. Open the file again and choose one of its sheets.',
        ],
        [
          'sheet-disordered',
          'A row or cell comes twice or out of order. Save it anew where it was made.',
        ],
        [
          'sheet-cell-without-column',
          'A cell holds something, and its column has no name. Name the column, or empty the cell.',
        ],
        ['sheet-row-too-long', 'A row holds too much text. Shorten its cells.'],
      ],
    },
    {
      heading: 'Letters',
      text: [],
      terms: [
        [
          'encoding-invalid',
          'The letters are not written as expected. Choose below the reasons how they are, or save it as CSV UTF-8.',
        ],
        ['encoding-nul', 'It holds a character that no text has. Export it again as CSV (UTF-8).'],
      ],
    },
    {
      heading: 'Lines and quotes',
      text: [],
      terms: [
        [
          'csv-one-column',
          'No comma, semicolon, tab or vertical bar divides the first line. It must name the columns.',
        ],
        [
          'csv-ragged-row',
          'A line has more or fewer cells than the first. Put quotes around cells that hold the separator, or add what is missing.',
        ],
        [
          'csv-stray-quote',
          'A quote stands inside a cell. Put quotes around the whole cell and double those inside.',
        ],
        [
          'csv-text-after-quote',
          'Text follows a closing quote. Double the quotes inside the cell, or remove the text.',
        ],
        ['csv-unclosed-quote', 'A quote is opened and never closed. Close it, or double it.'],
        [
          'csv-mixed-line-endings',
          'A line ends differently from those before. Save the file with one kind of line ending.',
        ],
        [
          'csv-record-too-long',
          'A record is too long. Shorten its cells; often a quote was never closed.',
        ],
      ],
    },
    {
      heading: 'Column names',
      text: [],
      terms: [
        ['header-missing', 'The first line holds a payment. Put a line of column names above it.'],
        ['header-repeated', 'Two columns have one name, or none. Rename or remove one.'],
        ['header-field-twice', 'Two columns mean the same. Keep one.'],
        ['header-reserved', 'A column has a reserved name. Rename it.'],
      ],
    },
  ],
  see: ['import', 'mending', 'batches'],
};
