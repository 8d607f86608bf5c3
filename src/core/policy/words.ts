/** The policy in force as lines for people, on the command line and in the window. */
import { formatAmount } from '../money/amount.ts';
import { policyOf, policyProblem, type Maximum, type PolicyReading } from './policy.ts';

export interface PolicyLine {
  readonly rule: string;
  readonly value: string;
}

const maximumWords = (maximum: Maximum | null): string => {
  if (maximum === null) return 'no limit';
  const usd = maximum.usd === null ? [] : [`${formatAmount(maximum.usd)} USD`];
  const own = [...maximum.currencies].map(([label, most]) => `${formatAmount(most)} ${label}`);
  return [...usd, ...own].join(', ');
};

const updatesWords = (updates: ReturnType<typeof policyOf>['updates']): string => {
  if (updates === null) return 'as built in';
  return updates === 'none' ? 'none' : updates.feed;
};

/** Every rule, set or not, in a fixed order. */
export const policyLines = (reading: PolicyReading): readonly PolicyLine[] => {
  const policy = policyOf(reading);
  return [
    { rule: 'Gateways', value: policy.gateways?.join(', ') ?? 'any encrypted address' },
    { rule: 'Most per payout', value: maximumWords(policy.perPayout) },
    { rule: 'Most per batch', value: maximumWords(policy.perBatch) },
    { rule: 'Most within 24 hours', value: maximumWords(policy.perDay) },
    {
      rule: 'Approved by a second account',
      value: policy.reviewByTwo ? 'required' : 'not required',
    },
    { rule: 'Practice only', value: policy.practiceOnly ? 'yes' : 'no' },
    { rule: 'Updates', value: updatesWords(policy.updates) },
    { rule: 'Proxy', value: policy.proxy ?? 'none, dialled directly' },
    { rule: 'Telemetry', value: 'none' },
  ];
};

/** The whole view of the command line. `path` is where a policy would be. */
export const policyText = (reading: PolicyReading, path: string): string => {
  const head =
    reading.kind === 'none'
      ? `No policy: ${path} is not there.`
      : (policyProblem(reading) ?? `Policy of ${path}.`);
  const lines = policyLines(reading).map(({ rule, value }) => `  ${`${rule}:`.padEnd(30)}${value}`);
  return `${[head, 'In force:', ...lines].join('\n')}\n`;
};
