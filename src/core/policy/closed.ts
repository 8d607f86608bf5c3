/** Whether a profile may be used at all under a policy. */
import { policyOf, policyProblem, type PolicyReading } from './policy.ts';

/** What the question needs to know of a profile. */
export interface PolicedProfile {
  readonly kind: 'practice' | 'live';
  readonly gatewayUrl: string;
}

/** Why nothing may leave from a profile, in words for people, or null. */
export const closedTo = (
  reading: PolicyReading,
  { kind, gatewayUrl }: PolicedProfile,
): string | null => {
  const problem = policyProblem(reading);
  if (problem !== null) return problem;
  const { practiceOnly, gateways } = policyOf(reading);
  if (kind === 'practice') return null;
  if (practiceOnly)
    return 'The policy of this computer allows practice only; no live platform is asked or paid from.';
  const address = gatewayUrl.replace(/\/$/, '').toLowerCase();
  if (gateways === null || gateways.includes(address)) return null;
  return `The policy of this computer does not allow the gateway ${gatewayUrl}; it allows ${gateways.join(', ')}.`;
};
