/** Words of the last step: the result file. */
export const exportWords = {
  title: 'Result file',
  lead: 'Your own file back, row for row, with what became of each.',
  contains: 'What it contains',
  columns: {
    own: 'every column and every row of your file, in your order, excluded ones and those with errors too',
    state: 'what became of each row and why, in words',
    money: 'amount, currency and network, rate used, fees, what was debited',
    proof: 'withdrawal id, hash on the chain, look-up id, when it last changed',
    safe: 'cells that a spreadsheet would run as a formula are made harmless',
    utc: 'times in UTC, amounts as plain decimals, UTF-8',
  },
  save: 'Save result file…',
  saved_one: 'Saved with {{shown}} row.',
  saved_other: 'Saved with {{shown}} rows.',
  copyPath: 'Copy path',
  thePath: 'the path',
  notFinal_one: '{{shown}} payout is not final yet.',
  notFinal_other: '{{shown}} payouts are not final yet.',
  notFinalTeach:
    'The file says so in their rows. Save it again later for the final word; nothing is lost by saving now.',
  unknown_one: '{{shown}} payout is Unknown: it may have been paid. The file marks it so.',
  unknown_other: '{{shown}} payouts are Unknown: they may have been paid. The file marks them so.',
  allFinal: 'Every payout is final.',
  lastSaved: 'last saved',
  notYet: 'The result file exists once the batch has been submitted.',
} as const;
