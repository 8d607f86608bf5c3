/** Where Purser runs, under which policy, with which settings. */
import { policyOf, type Maximum, type PolicyReading } from '../policy/policy.ts';
import type { ComputerFacts, ProfileFacts, SettingsFacts } from './facts.ts';
import { line, marked, markedEach, shortId, type ReportLine, type ReportSection } from './lines.ts';

const WORD = /^[\w .+():/-]{1,60}$/;

/** Versions come from the runtime; one that does not look like it is not passed on. */
const word = (text: string): string => (WORD.test(text) ? text : text === '' ? 'none' : '?');

export const computerSection = (facts: ComputerFacts): ReportSection => ({
  title: 'Versions and computer',
  lines: [
    line('Purser', word(facts.purser)),
    line('Electron', word(facts.electron)),
    line('Node', word(facts.node)),
    line('SQLite', word(facts.sqlite)),
    line('Platform', word(facts.platform)),
    line('Operating system', word(facts.system)),
    line('Memory, bytes', facts.memoryBytes),
    marked('name', 'Account', facts.account),
    marked('name', 'Data folder', facts.dataFolder),
  ],
});

/** A limit is an amount, so only what it is set in is told. */
const limitWords = (maximum: Maximum | null): string => {
  if (maximum === null) return 'no limit';
  const own = maximum.currencies.size;
  const parts = [
    ...(maximum.usd === null ? [] : ['in USD']),
    ...(own === 0 ? [] : [`in ${own} ${own === 1 ? 'currency' : 'currencies'}`]),
  ];
  return `set, ${parts.join(' and ')}`;
};

const READ: Readonly<Record<PolicyReading['kind'], string>> = {
  none: 'none on this computer',
  read: 'read at the start',
  refused: 'cannot be used: nothing is sent',
};

const feedLines = (updates: ReturnType<typeof policyOf>['updates']): readonly ReportLine[] => {
  if (updates === null) return [line('Updates', 'as built in')];
  return updates === 'none'
    ? [line('Updates', 'none')]
    : [
        line('Updates', 'from a feed that the policy names'),
        marked('address', 'Feed', updates.feed),
      ];
};

export const policySection = (reading: PolicyReading): ReportSection => {
  const policy = policyOf(reading);
  const { gateways, proxy } = policy;
  return {
    title: 'Policy in force',
    lines: [
      line('Policy file', READ[reading.kind]),
      ...(reading.kind === 'refused' && reading.line !== null
        ? [line('Line that is wrong', reading.line)]
        : []),
      line('Gateways', gateways === null ? 'any encrypted address' : `${gateways.length} allowed`),
      ...markedEach('address', 'Allowed gateway', gateways ?? []),
      line('Most per payout', limitWords(policy.perPayout)),
      line('Most per batch', limitWords(policy.perBatch)),
      line('Most within 24 hours', limitWords(policy.perDay)),
      line('Approved by a second account', policy.reviewByTwo ? 'required' : 'not required'),
      line('Practice only', policy.practiceOnly ? 'yes' : 'no'),
      ...feedLines(policy.updates),
      line('Proxy', proxy === null ? 'none, dialled directly' : 'set'),
      ...(proxy === null ? [] : [marked('address', 'Proxy', proxy)]),
      line('Telemetry', 'none'),
    ],
  };
};

const profileLines = (profile: ProfileFacts, index: number): readonly ReportLine[] => {
  const { kind, isOpen, key, isLocal } = profile;
  const gateway = isLocal ? 'gateway on this computer' : 'gateway elsewhere, encrypted';
  const open = isOpen ? ', open' : '';
  return [
    line(`Profile ${index + 1}`, `${shortId(profile.id)}, ${kind}${open}, key ${key}, ${gateway}`),
    marked('name', 'Platform', `${profile.name} (${profile.platformId})`),
    marked('address', 'Gateway', profile.gatewayUrl),
  ];
};

export const settingsSection = (facts: SettingsFacts): ReportSection => ({
  title: 'Settings',
  lines: [
    line('Theme', word(facts.theme)),
    line('Repeats looked for, days', facts.repeatDays),
    line('Log', `${facts.logLevel} and weightier`),
    line('Name of the person', facts.operator === '' ? 'not given' : 'given'),
    ...(facts.operator === '' ? [] : [marked('name', 'Person', facts.operator)]),
    ...facts.profiles.flatMap(profileLines),
  ],
});
