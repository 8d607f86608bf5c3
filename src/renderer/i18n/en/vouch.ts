/** Words about an address that looks like another and is right all the same. */
export const vouchWords = {
  title: 'Is the address in row {{row}} right?',
  retype_one: 'Retype group {{groups}} of the address, from what {{beneficiary}} sent you',
  retype_other: 'Retype groups {{groups}} of the address, from what {{beneficiary}} sent you',
  retypeHint:
    'Four characters each, counted from the left; capitals count. Do not copy them from this screen.',
  and: ' and ',
  wrong:
    'These are not the characters of the address in this row. If yours are right, the row is wrong.',
  reasonExample: 'Read out by phone, at the number from the contract',
  confirm: 'Let this address pass',
  cancel: 'Leave it stopped',
  payee: 'the beneficiary',
  open: 'Compare and let pass…',
  passedBy: 'Compared and let pass by {{by}}: {{reason}}',
} as const;
