/** Facts with a canary in every field that holds text from outside, and a second value of each kind beside it. */
import type { DiagnosticsFacts, ProfileFacts } from '#core/diagnostics/facts.ts';
import { NO_POLICY, type Policy } from '#core/policy/policy.ts';
import { CANARIES } from '#test/support/canaries.ts';

const at = '2026-11-25T22:00:00.000Z';
const BATCH = '3fa9c1e2b04d4f6a8c7e5d2b1a09f8e7';

const policy: Policy = {
  ...NO_POLICY,
  gateways: [`https://${CANARIES.host}`],
  updates: { feed: `https://${CANARIES.host}/feed` },
  perPayout: { usd: { units: 1_234_567_890_123n, decimals: 8 }, currencies: new Map() },
  perDay: {
    usd: null,
    currencies: new Map([[CANARIES.name, { units: 1_234_567_890_123n, decimals: 8 }]]),
  },
  proxy: `http://${CANARIES.host}:3128`,
};

const practice: ProfileFacts = {
  id: 'practice',
  kind: 'practice',
  isOpen: true,
  key: 'built-in',
  isLocal: true,
  name: 'Practice',
  platformId: 1001,
  gatewayUrl: 'http://127.0.0.1:47311',
};

export const richFacts: DiagnosticsFacts = {
  at,
  computer: {
    purser: '0.1.0',
    electron: '45.4.1',
    node: '24.21.0',
    sqlite: '3.53.4',
    platform: 'linux x64',
    system: '6.12.0-amd64',
    memoryBytes: 16_000_000_000,
    account: CANARIES.name,
    dataFolder: CANARIES.folder,
  },
  policy: { kind: 'read', file: CANARIES.folder, policy },
  settings: {
    theme: 'dark',
    repeatDays: 35,
    logLevel: 'info',
    operator: CANARIES.name,
    profiles: [
      practice,
      {
        ...practice,
        id: BATCH,
        kind: 'live',
        isOpen: false,
        isLocal: false,
        key: 'saved',
        name: CANARIES.name,
        gatewayUrl: `https://${CANARIES.host}`,
      },
    ],
  },
  ledger: {
    standing: 'open',
    cause: null,
    schema: 4,
    entries: 1_204,
    lastAt: at,
    head: 'ab'.repeat(32),
    takesEntries: true,
    counts: { CONFIRMED: 24, UNKNOWN: 1 },
    drafts: 2,
    treasury: 'open',
    provenAt: at,
  },
  proof: {
    kept: true,
    keychain: 'works',
    check: { kind: 'done', at, entries: 1_204, faults: 2, places: [17, 18] },
  },
  runs: [
    {
      id: BATCH,
      state: 'paused',
      why: 'unknown-outcome',
      submittedAt: at,
      counts: { CONFIRMED: 24, UNKNOWN: 1 },
      name: CANARIES.reference,
      fileName: CANARIES.name,
    },
  ],
  openPayouts: [
    {
      id: `${BATCH}-17`,
      state: 'UNKNOWN',
      since: at,
      attempt: 1,
      askedAt: at,
      notFoundInARow: 2,
      code: 'BTC',
      network: 'BTC',
      reference: CANARIES.reference,
      beneficiary: CANARIES.name,
      orderId: CANARIES.reference,
      address: CANARIES.address,
      tag: CANARIES.tag,
    },
  ],
  gateway: [
    {
      call: 'currencies',
      answered: 3,
      answeredAt: at,
      failed: 1,
      failure: { at, kind: 'refused', status: 403 },
    },
  ],
  around: {
    isSending: false,
    currenciesAt: at,
    currencies: 31,
    balancesAt: null,
    receiver: 'off',
    callbacks: { kept: 0, repeated: 0, unavailable: 0, turnedAway: 0, disbelieved: 0 },
    updates: 'off: no-key',
  },
  files: {
    files: [{ name: 'profiles/practice/ledger.sqlite', bytes: 81_920 }],
    others: { count: 1, bytes: 12 },
    freeBytes: 1_000_000,
  },
  log: { lines: [`{"at":"${at}","level":"info","event":"sleep"}`], leftOut: 1 },
};
