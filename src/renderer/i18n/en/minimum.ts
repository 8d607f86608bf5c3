/** Words about rows below the minimum, rows paid as one, and amounts carried forward. */
export const minimumWords = {
  title: 'What would work for this row',
  teach: 'Each was tried on the row. It is recorded and can be undone.',
  raise: 'Raise it to the minimum: the row pays {{pays}}, a gift of {{gift}}.',
  giftUsd: 'About {{usd}} USD more than was asked.',
  network: {
    history: 'Pay {{pays}} on {{network}}, where this payee was paid before:',
    file: 'Pay {{pays}} on {{network}}, as another row of this file does:',
  },
  merge_one:
    'Pay it together with row {{others}}: row {{keeps}} pays {{pays}} under its own reference, and its note names the other.',
  merge_other:
    'Pay it together with rows {{others}}: row {{keeps}} pays {{pays}} under its own reference, and its note names the others.',
  carry:
    'Carry it forward: nothing is paid now, and {{amount}} is offered when this payee comes in the next run.',
  do: {
    raise: 'Raise',
    network: 'Use this network',
    merge: 'Pay together',
    carry: 'Carry forward',
  },
  none: 'Nothing but leaving the row out would work.',
  tie: {
    merged:
      'Row {{into}} pays this amount too. To pay it by itself again, take row {{into}} apart.',
    carried: 'Carried forward: the amount is owed at the next run.',
    covers: 'Pays as well: {{words}}',
    apart: 'Take apart',
  },
  owed: {
    label: 'Carried forward',
    happened: '{{amount}} is owed to {{beneficiary}} from row {{row}} of “{{name}}”.',
    meaning: 'It was below the minimum then, and was carried forward. Nothing is added by itself.',
    itself:
      'Row {{row}} of this file has its reference: that row is this very amount, so nothing is added to it.',
    next: 'Add it to a row of this payee, or as a row of its own. It is paid once.',
    add: 'Add to row {{row}}',
    alone: 'Add as a row',
    more_one: '{{shown}} more amount is owed to payees of this file.',
    more_other: '{{shown}} more amounts are owed to payees of this file.',
  },
  carriedTitle: 'Carried forward to the next run',
  carriedTeach:
    'Below the minimum and not paid in this run. Each is offered when its payee comes again.',
  carriedRow: 'row {{row}}, {{reference}}, {{code}} on {{network}}',
  carriedTaken: 'Paid since',
  carriedOff: 'Written off',
  carriedOpen: 'Owed',
} as const;
