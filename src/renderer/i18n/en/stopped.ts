/** Why a run stopped: what happened, what it means for the money, and the safe next step. One entry a code. */
export const stoppedWords = {
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
  sleep: {
    title: 'This computer went to sleep during this run',
    money:
      'Nothing was sent while it slept, and nothing is sent by waking. A payout whose request had left already is recorded by its reply, or shows as Unknown and may have been paid. {{left}} payouts have not left this computer.',
    next: 'Look at the Unknown first, if there is one. Then resume; Purser checks balances and currencies again.',
  },
  'clocks-moved': {
    title: 'The clocks of this computer jumped: it slept, or its time was set',
    money:
      'Purser noticed before the next payout and sent nothing more. {{left}} payouts have not left this computer.',
    next: 'Check that date and time are right. Then resume.',
  },
  'approval-lapsed': {
    title: 'The approval lapsed after two hours',
    money:
      'Sending was asked for and nothing was sent. {{left}} payouts have not left this computer; what was sent before stays sent.',
    next: 'Review what is left and approve it again; then send it from Dispatch.',
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
    title: 'The gateway refused the first payout, or two in a row',
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
  'funds-short': {
    title: 'Not everything can be paid, so nothing was sent',
    money:
      'You chose all or nothing when you approved. Nothing was sent since you pressed Send or Resume; {{left}} payouts have not left this computer.',
    next: 'Top up what is lacking and resume. Or cancel the rest and approve, as a batch of its own, what can be paid.',
  },
  'passed-over': {
    title: 'What could be paid was sent; the rest was passed over',
    money:
      'The payouts named here were not sent: {{left}} have not left this computer and stay approved.',
    next: 'Top up the balance and resume to send them, or cancel the rest.',
  },
  'limit-reached': {
    title: 'A limit of this computer’s policy was reached',
    money:
      'The limit was set by whoever looks after this computer. Nothing was sent beyond it; {{left}} payouts have not left this computer and stay approved.',
    next: 'Resume when the limit allows it, a daily one 24 hours after earlier payouts left, or cancel the rest. Settings, Policy shows every limit.',
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
    title: 'A rate has moved further than its bound since this order was planned',
    money:
      'The crypto amounts are frozen and would be sent unchanged, but the payees would get more or less in USD than was meant. The payout named here was not sent; {{left}} payouts have not left this computer.',
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
    next: 'Copy the details for support, then start Purser again: it looks at every payout first. Check Track before you resume.',
  },
} as const;
