/** Words of the list of amounts that runs carried forward and nobody has paid since. */
export const owedWords = {
  title: 'Owed from earlier runs',
  lead_one: '{{shown}} amount, carried forward because it was below the minimum',
  lead_other: '{{shown}} amounts, carried forward because they were below the minimum',
  coin: '{{code}} on {{network}}',
  from: 'Row {{row}} of “{{name}}”, reference {{reference}}, carried forward',
  why: 'It was below the gateway’s minimum.',
  whyMinimum: 'It was below the gateway’s minimum, which is {{minimum}} now.',
  neverPassed: 'No batch has paid this account since.',
  passed_one: '{{shown}} batch has paid this account since without it.',
  passed_other: '{{shown}} batches have paid this account since without it.',
  addTo: 'Add to row {{row}} of “{{name}}”',
  addAlone: 'Add to “{{name}}” as a row',
  writeOff: 'Write off…',
  writeOffTitle: 'Write off {{amount}} owed to {{beneficiary}}?',
  writeOffBody:
    'Nothing is paid. The amount is not offered to any batch any more, and the ledger keeps who decided so and why. This cannot be undone.',
  writeOffReason: 'Reason, for the log',
  writeOffConfirm: 'Write off {{amount}}',
  export: 'Save as CSV…',
  saved: 'Saved: {{path}}',
  showAll: 'Show all {{shown}}',
} as const;
