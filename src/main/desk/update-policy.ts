/** Where updates come from under the policy of this computer. */
import { policyOf, type PolicyReading } from '#core/policy/policy.ts';
import type { UpdateFeed } from '../ports/updater.ts';

/** A policy may forbid updates or name another feed; a copy that cannot check a signature takes none from anywhere. */
export const feedUnder = (reading: PolicyReading, built: UpdateFeed): UpdateFeed => {
  const { updates } = policyOf(reading);
  if (updates === 'none') return { kind: 'off', why: 'policy' };
  if (updates === null || (built.kind === 'off' && built.why === 'no-key')) return built;
  return { kind: 'feed', url: updates.feed };
};
