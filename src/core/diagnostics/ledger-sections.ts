/** The ledger of the open profile, what proves it, its last runs, and the payouts that need a person. */
import { PAYOUT_STATES } from '../payout/state.ts';
import type { CountedStates, LedgerFacts, OpenPayoutFacts, ProofFacts, RunFacts } from './facts.ts';
import {
  codeText,
  line,
  marked,
  remark,
  shortId,
  type ReportLine,
  type ReportSection,
} from './lines.ts';

const HEAD_DIGITS = 16;

const countWords = (counts: CountedStates): string => {
  const found = PAYOUT_STATES.filter((state) => (counts[state] ?? 0) > 0);
  return found.length === 0
    ? 'none'
    : found.map((state) => `${counts[state] ?? 0} ${state}`).join(', ');
};

export const ledgerSection = (facts: LedgerFacts): ReportSection => ({
  title: 'Ledger of the open profile',
  lines: [
    line('Standing', facts.cause === null ? facts.standing : `${facts.standing}: ${facts.cause}`),
    line('Takes entries', facts.takesEntries ? 'yes' : 'no'),
    line('Schema', facts.schema),
    line('Entries', facts.entries),
    line('Last entry', facts.lastAt ?? 'none'),
    line('Its hash begins', facts.head === '' ? 'none' : facts.head.slice(0, HEAD_DIGITS)),
    line('Payouts', countWords(facts.counts)),
    line('Drafts', facts.drafts),
    line('Treasury store', facts.treasury),
    line(
      'Look-up by order id',
      facts.provenAt === null ? 'not proven' : `proven ${facts.provenAt}`,
    ),
  ],
});

const checkLines = (check: ProofFacts['check']): readonly ReportLine[] => {
  if (check.kind !== 'done') {
    const words = check.kind === 'none' ? 'not checked since the start' : check.kind;
    return [line('Verification', words)];
  }
  const { at, entries, faults, places } = check;
  return [
    line('Verification', `${faults === 0 ? 'good' : `${faults} faults`}, ${at}`),
    line('Entries checked', entries),
    ...(places.length === 0 ? [] : [line('Entries at fault', places.join(', '))]),
  ];
};

const keptWords = (kept: boolean | null): string =>
  kept === null ? 'not for practice' : kept ? 'yes' : 'no, it could not be kept';

export const proofSection = ({ kept, keychain, check }: ProofFacts): ReportSection => ({
  title: 'Anchor and verification',
  lines: [
    line('Keychain', keychain),
    line('End of the ledger kept in it', keptWords(kept)),
    ...checkLines(check),
  ],
});

const runLines = ({ id, state, why, submittedAt, counts, name, fileName }: RunFacts) => [
  line(`Batch ${shortId(id)}`, `${state}${why === null ? '' : `: ${why}`}`),
  line('', `submitted ${submittedAt}; ${countWords(counts)}`),
  marked('name', 'Batch', name),
  ...(fileName === null ? [] : [marked('name', 'File', fileName)]),
];

export const runsSection = (runs: readonly RunFacts[]): ReportSection => ({
  title: 'Last runs',
  lines: runs.length === 0 ? [remark('None.')] : runs.flatMap(runLines),
});

const payoutLines = (payout: OpenPayoutFacts): readonly ReportLine[] => {
  const { id, state, since, attempt, askedAt, notFoundInARow, code, network, tag } = payout;
  const what = `${codeText(code)} on ${codeText(network)}`;
  return [
    line(`Payout ${shortId(id)}`, `${state} since ${since}, ${what}`),
    line(
      '',
      `attempt ${attempt}; last asked ${askedAt ?? 'never'}; not found ${notFoundInARow} times in a row`,
    ),
    marked('name', 'Reference', payout.reference),
    marked('name', 'Beneficiary', payout.beneficiary),
    marked('name', 'Order id', payout.orderId),
    marked('address', 'Address', payout.address),
    ...(tag === null ? [] : [marked('address', 'Tag', tag)]),
  ];
};

export const openPayoutsSection = (payouts: readonly OpenPayoutFacts[]): ReportSection => ({
  title: 'Payouts that need a person',
  lines: payouts.length === 0 ? [remark('None.')] : payouts.flatMap(payoutLines),
});
