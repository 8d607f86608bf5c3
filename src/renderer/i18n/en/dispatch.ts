/** Words of the dispatch: what is happening, how far, how long, and why a run stopped. */
export const dispatchWords = {
  now: {
    approved: 'Ready to send. Nothing has been sent.',
    canary: 'Sending the first payout alone',
    running: 'Sending payout {{position}} of {{all}}',
    between: 'Sending: {{position}} of {{all}} handed over',
    stopping: 'Stopping after the payout in hand',
    paused: 'Stopped. {{left}} of {{all}} not sent.',
    pausedNone: 'Stopped. Every payout was attempted.',
    finished: 'All {{all}} payouts were handed to the gateway.',
    finishedOpen_one: 'Finished with {{shown}} unresolved payout.',
    finishedOpen_other: 'Finished with {{shown}} unresolved payouts.',
    finishedMixed: 'Finished: {{handed}} handed to the gateway, {{refused}} refused.',
    cancelled: 'Cancelled. {{cancelled}} payouts will not be sent.',
    returned: 'Sent back. Nothing has been sent.',
    submitted: 'Waiting for review. Nothing has been sent.',
  },
  timeLeft: '{{left}} left',
  currentRow: 'Row {{row}} · {{reference}} · {{beneficiary}}',
  count: {
    left: 'Not sent',
    sending: 'Sending',
    accepted: 'Sent to gateway',
    paid: 'Paid',
    refused: 'Refused or failed',
    unknown: 'Unknown',
    cancelled: 'Cancelled',
  },
  countTeach: {
    left: 'Still on this computer',
    sending: 'Request in progress',
    accepted: 'Gateway took it; not paid yet',
    paid: 'Gateway reports paid',
    refused: 'Gateway did not take or complete it',
    unknown: 'May have been paid',
    cancelled: 'Will not be sent',
  },
  perMinute: '{{rate}} a minute',
  timeFor_one: '{{shown}} payout takes about {{left}}',
  timeFor_other: '{{shown}} payouts take about {{left}}',
  sendSum_one: '{{shown}} payout, {{money}}',
  sendSum_other: '{{shown}} payouts, {{money}}',
  strip: 'Every payout of this batch by state',
  stripText:
    '{{paid}} paid, {{accepted}} sent to gateway, {{unknown}} unknown, {{refused}} refused or failed, {{left}} not sent, of {{all}}',
  tick: 'Row {{row}} · {{reference}} · {{state}}',
  tickMany: 'Rows {{from}}–{{to}} · {{state}}',
  canaryTitle: 'The first payout goes alone',
  canaryBody:
    'Purser sends one payout and waits until the gateway has accepted it. Only then do the others follow, one at a time. If key, address list or signature are wrong, it shows on one payout, not on all.',
  canaryWaiting:
    'The first payout is on its way. The others wait until the gateway has accepted it.',
  send_one: 'Send {{shown}} payout…',
  send_other: 'Send {{shown}} payouts…',
  sendTitle_one: 'Send {{shown}} payout?',
  sendTitle_other: 'Send {{shown}} payouts?',
  sendBody:
    'From {{profile}}. A payout that has been sent cannot be called back. It takes about {{duration}}; keep Purser open.',
  sendBodyPractice:
    'From {{profile}}, with practice money: nothing real moves. It takes about {{duration}}.',
  sendConfirm_one: 'Send {{shown}} payout',
  sendConfirm_other: 'Send {{shown}} payouts',
  pause: 'Pause',
  stop: 'Stop after this one',
  resume: 'Resume',
  resumeTitle_one: 'Resume and send {{shown}} payout?',
  resumeTitle_other: 'Resume and send {{shown}} payouts?',
  resumeBody:
    'Only payouts that never left this computer are sent. Those already sent and those Unknown are not sent again.',
  resumeConfirm_one: 'Resume, send {{shown}} payout',
  resumeConfirm_other: 'Resume, send {{shown}} payouts',
  resumeUnknown_one:
    '{{count}} payout is Unknown: it may have been paid. It is not sent again by resuming, and stays Unknown until there is evidence.',
  resumeUnknown_other:
    '{{count}} payouts are Unknown: they may have been paid. They are not sent again by resuming, and stay Unknown until there is evidence.',
  cancelRest: 'Cancel the rest…',
  cancelAll: 'Cancel the batch…',
  cancelTitle_one: 'Cancel {{shown}} payout that was not sent?',
  cancelTitle_other: 'Cancel {{shown}} payouts that were not sent?',
  cancelBody:
    'They will not be sent in this batch. What was already sent stays sent, and an Unknown stays Unknown. This cannot be undone.',
  cancelReason: 'Reason',
  cancelConfirm_one: 'Cancel {{shown}} payout',
  cancelConfirm_other: 'Cancel {{shown}} payouts',
  checkUnknown: 'Ask the gateway now',
  toTrack: 'Follow them in Track',
  toReview: 'Open the review',
  log: 'Log of decisions',
  logEmpty: 'Nothing has been decided yet.',
  logLoading: 'Reading the log…',
  notYet: 'Dispatch opens when the order has been reviewed and approved.',
  closeWarning:
    'Keep Purser open while it sends. If it closes, the run stops safely and waits for you.',
  happened: 'What happened',
  money: 'What it means for the money',
  next: 'What to do next',
  ownWords: 'In its own words: “{{detail}}”',
  code: 'Code {{code}}',
  copyDetails: 'Copy details',
  atPayout: 'At row {{row}}, {{reference}}, {{beneficiary}}: {{amount}} {{currency}}.',
  stopped: {
    'operator-paused': {
      title: 'You paused this run',
      money: 'What was sent stays sent. {{left}} payouts have not left this computer.',
      next: 'Resume when you are ready; it goes on with the next payout.',
    },
    'operator-stopped': {
      title: 'Stopped after the payout in hand, as you asked',
      money: 'What was sent stays sent. {{left}} payouts have not left this computer.',
      next: 'Resume to send them, or cancel the rest if they are not to be paid.',
    },
    restart: {
      title: 'Purser was closed during this run',
      money:
        'No payout is sent by starting again. If one was being sent at that moment, it is marked Unknown and may have been paid. {{left}} payouts have not left this computer.',
      next: 'Look at the Unknown first, if there is one. Then resume.',
    },
    'unknown-outcome': {
      title: 'A payout was sent, and no clear reply came back',
      money: 'That one may have been paid. {{left}} payouts have not left this computer.',
      next: 'Do not pay it again by any other way. Ask the gateway now, or look for it in the gateway’s own cabinet. Purser keeps asking meanwhile.',
    },
    held: {
      title: 'A payout is held: what the gateway says differs from what was approved',
      money:
        'Money for that one may have moved in a way nobody approved. {{left}} payouts have not left this computer.',
      next: 'Open the payout and compare it with the gateway’s cabinet before anything else is sent.',
    },
    refused: {
      title: 'The gateway refused several payouts in a row',
      money: 'The refused ones were not paid. {{left}} payouts have not left this computer.',
      next: 'Read the gateway’s words in Track. If the cause is the same for all, mend it first; then resume.',
    },
    'not-authorised': {
      title: 'The gateway does not accept this computer or this key',
      money:
        'This concerns the connection, not the rows. If one payout shows as Unknown, it may have been paid; the other {{left}} have not left this computer.',
      next: 'Check in the gateway’s cabinet that this computer’s public IP is on the list and that the key is current. Test the key in Settings, then resume.',
    },
    'gateway-unreachable': {
      title: 'The gateway could not be reached',
      money:
        'The connection failed before anything was sent, so the payout in hand has not left this computer either. {{left}} are not sent.',
      next: 'Check the internet connection. Resuming is safe.',
    },
    'tls-failed': {
      title: 'The gateway’s certificate could not be trusted',
      money: 'Nothing was sent over that connection. {{left}} payouts have not left this computer.',
      next: 'Do not resume on this network. Check the gateway’s address in Settings and this computer’s clock, and ask whoever runs the network whether it inspects traffic.',
    },
    'rate-limited': {
      title: 'The gateway says requests come too fast',
      money:
        'If the payout in hand shows as Unknown, it may have been paid. The other {{left}} have not left this computer.',
      next: 'Make sure nobody else sends with this key. Wait at least a minute, then resume.',
    },
    'balance-unreadable': {
      title: 'The balance could not be read',
      money:
        'Purser does not send without knowing what is there. {{left}} payouts have not left this computer.',
      next: 'Check the connection and the key in Settings, then resume.',
    },
    'balance-too-low': {
      title: 'The balance is too low for the next payout',
      money: 'The next payout was not sent. {{left}} payouts have not left this computer.',
      next: 'Top up this currency on this network and resume, or cancel the rest.',
    },
    'keychain-locked': {
      title: 'The keychain is locked or cannot be read',
      money: 'Without the key nothing can be sent. {{left}} payouts have not left this computer.',
      next: 'Unlock the keychain of this computer, then resume. The key is still there; nothing was erased.',
    },
    'storage-failed': {
      title: 'This computer could not write to its disk',
      money:
        'Purser writes down every payout before sending it, so it stopped. If one shows as Unknown, it may have been paid; {{left}} have not left this computer.',
      next: 'Free space or repair the disk, restart Purser, then resume.',
    },
    'currency-gone': {
      title: 'The gateway no longer offers a currency of this batch as it was approved',
      money:
        'The payouts in that currency were not sent. {{left}} payouts have not left this computer.',
      next: 'Cancel the rest, and plan what is left as a new batch with today’s currencies.',
    },
    'rates-stale': {
      title: 'The rates of this order have grown too old',
      money:
        'The remaining amounts may no longer be worth what was meant. {{left}} payouts have not left this computer.',
      next: 'Cancel the rest, and import what is left as a new batch at today’s rates.',
    },
    'spacing-lost': {
      title: 'Purser lost track of the time since the last request',
      money:
        'To keep the distance the gateway demands, nothing more was sent. {{left}} payouts have not left this computer.',
      next: 'Check this computer’s clock. Then resume; the first payout waits until the distance is certain.',
    },
    internal: {
      title: 'Purser stopped because of a fault of its own',
      money:
        'What was sent stays sent. If one payout shows as Unknown, it may have been paid; {{left}} have not left this computer.',
      next: 'Copy the details for support. Read the log below and check Track before you resume.',
    },
  },
} as const;
