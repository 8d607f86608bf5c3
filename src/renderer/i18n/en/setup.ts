/** Words of the guided set-up of a live platform. */
export const setupWords = {
  title: 'Live set-up',
  lead: 'Five steps; each says what is proved and when. Leave at any time and go on later.',
  which: 'Platform',
  another: 'Another platform',
  steps: 'Steps of the set-up',
  practise: 'Have you taken a practice batch through all six steps? It moves no money.',
  practiseAct: 'Practise first',
  loading: 'Looking at how far it is…',
  state: {
    open: 'Not yet',
    said: 'Said by you, not proved',
    entered: 'Entered',
    proved: 'Proved',
    failed: 'Failed',
  },
  at: '{{state}}, {{at}}',
  name: {
    keychain: 'The keychain of this computer',
    platform: 'The platform',
    key: 'Its API key',
    list: 'The allow-list of the gateway',
    payout: 'A first small payout',
  },
  says: {
    keychain:
      'Keys are kept there and nowhere else. Purser saves a word that is no secret, reads it back and removes it.',
    platform:
      'Make a platform in the gateway’s cabinet, if you have none, and copy its id. A platform has a ledger of its own here.',
    key: 'The key goes into the keychain and is never shown again. It is tried by reading currencies and balances, which moves no money.',
    list: 'Payouts work only from addresses on the platform’s list in the gateway’s cabinet. Ask whoever looks after your network for the public IP address of this computer, and whether it stays the same.',
    payout:
      'Pay a small amount to an address of your own. Once the gateway takes it, the list is proved too; then Purser looks it up by its order id, which it needs to settle a payout whose reply is lost.',
  },
  listKnown:
    'Reading is no proof of it: the gateway documents the list for payouts only. Only the first payout proves it, and a new address of this computer undoes it.',
  act: {
    keychain: 'Check the keychain',
    key: 'Test the key',
    keyAgain: 'Test the key again',
    change: 'Change',
    newKey: 'Use another key',
    said: 'This computer is on the list',
    unsaid: 'It is not on the list',
    payout: 'Write the small payout',
    openPayout: 'Open {{name}} and write the small payout',
    seePayout: 'Payout {{reference}}',
    batches: 'Open the batches',
  },
  testing: 'Trying…',
  saveKey: 'Save and test the key',
  done: '{{name}} is set up.',
  doneSays:
    'Every step is proved. Begin with few rows, and compare the first result with the gateway’s cabinet.',
  doneAct: 'Open {{name}}',
  inSettings: 'Set-up',
  notYet: '{{name}} is not set up to the end',
  notYetSays:
    'Its first small payout, which proves the allow-list and the look-up, is still to be made.',
  goOn: 'Go on with the set-up',
  first: 'First payout of this platform',
  firstSays:
    'Choose a small amount, above the gateway’s minimum, and an address of your own. It proves that this computer is on the allow-list and that payouts are found by their order id.',
} as const;
