/** What is known of the gateway, what else runs, the files, and the newest lines of the log. */
import type { AroundFacts, FileFacts, GatewayFacts, LogFacts } from './facts.ts';
import { line, remark, type ReportLine, type ReportSection } from './lines.ts';

const failureWords = ({ at, kind, status }: NonNullable<GatewayFacts['failure']>): string =>
  `${at} ${kind}${status === null ? '' : `, HTTP ${status}`}`;

const callLines = ({ call, answered, answeredAt, failed, failure }: GatewayFacts) => [
  line(`Asked: ${call}`, `answered ${answered} times, failed ${failed} times`),
  line('', `last answer ${answeredAt ?? 'never'}`),
  ...(failure === null ? [] : [line('', `last failure ${failureWords(failure)}`)]),
];

export const gatewaySection = (
  calls: readonly GatewayFacts[],
  { currencies, currenciesAt, balancesAt }: AroundFacts,
): ReportSection => ({
  title: 'Gateway, from calls that were made anyway since the profile was opened',
  lines: [
    ...(calls.length === 0 ? [remark('None was made.')] : calls.flatMap(callLines)),
    line('Currencies listed', `${currencies}, read ${currenciesAt ?? 'never'}`),
    line('Balances read', balancesAt ?? 'never'),
  ],
});

export const aroundSection = (facts: AroundFacts): ReportSection => {
  const { kept, repeated, unavailable, turnedAway, disbelieved } = facts.callbacks;
  return {
    title: 'What else runs',
    lines: [
      line('Sending now', facts.isSending ? 'yes' : 'no'),
      line('Receiver of callbacks', facts.receiver),
      line('Callbacks', `${kept} kept, ${repeated} repeated, ${disbelieved} not believed`),
      line('', `${unavailable} answered "not now", ${turnedAway} turned away`),
      line('Updates', facts.updates),
    ],
  };
};

/** As wide as the names of most files are. */
const NAME = 44;

const sizeLines = ({ files }: FileFacts): readonly ReportLine[] =>
  files.map(({ name, bytes }) => line(name.padEnd(NAME), bytes));

export const filesSection = (facts: FileFacts): ReportSection => ({
  title: 'Files in the data folder, bytes',
  lines: [
    ...sizeLines(facts),
    line('Other files'.padEnd(NAME), `${facts.others.bytes} in ${facts.others.count}`),
    line('Free on the disk'.padEnd(NAME), facts.freeBytes ?? 'not known'),
  ],
});

export const logSection = ({ lines, leftOut }: LogFacts): ReportSection => ({
  title: 'Newest lines of the log',
  lines: [
    ...(lines.length === 0 ? [remark('None.')] : lines.map(remark)),
    ...(leftOut === 0 ? [] : [line('Left out as not of this log', leftOut)]),
  ],
});
