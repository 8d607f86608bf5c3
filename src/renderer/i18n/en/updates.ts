/** Words about new versions of Purser. */
export const updatesWords = {
  title: 'Updates',
  says: 'Only versions signed with the release key are taken, never an older one, and never while a run is open. The ledger is copied before a new version changes it.',
  off: {
    policy:
      'The policy of this computer forbids updates from here. Whoever looks after it installs new versions.',
    'no-feed':
      'This copy has no place to look for updates. Install new versions by hand, or name a feed in the policy file.',
    'no-key':
      'This copy was built without a release key, so it could not tell a real update from a false one and takes none. Install new versions by hand.',
  },
  idle: 'Not looked for since Purser was started.',
  looking: 'Looking for a new version …',
  newest: 'This is the newest version. Looked for {{at}}.',
  offered: 'Version {{version}} of {{day}} is there',
  size: '{{size}} to fetch',
  notes: 'What is new',
  fetching: 'Fetching {{version}}: {{percent}} %',
  ready: 'Version {{version}} is here and its signature is good',
  readySays:
    'Purser closes, the new version takes its place and starts. The ledger stays as it is.',
  look: 'Look for updates',
  again: 'Look again',
  fetch: 'Fetch it',
  stop: 'Stop fetching',
  install: 'Close and update',
  refused: {
    unreachable: 'The feed could not be read; this copy stays as it is',
    unsigned: 'The feed offers something that is not signed with the release key; it was not taken',
    older: 'The feed offers an older version; it was not taken',
    foreign: 'The feed offers something that is not for this copy; it was not taken',
    damaged: 'What was fetched is not the signed file; it was thrown away',
    unsupported: 'This copy cannot replace itself; install new versions by hand',
    stopped: 'Fetching was stopped; nothing was changed',
  },
  tell: 'Nothing was changed. If it happens again, tell whoever looks after this computer. Details: {{detail}}',
} as const;
