/** Profiles: one platform at the gateway each. */
import type { Profile } from '../ports/host.ts';

/** The profile every installation begins with: a gateway nobody can hurt, at the address it listens on now. */
export const practiceProfile = (at: Pick<Profile, 'platformId' | 'gatewayUrl'>): Profile => ({
  id: 'practice',
  kind: 'practice',
  name: 'Practice',
  color: '#b7791f',
  ...at,
});

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?\/?$/;
const SECURE = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/i;

/** What is wrong with a gateway address, or null: https, or http on this computer only, and no path. */
export const gatewayUrlProblem = (url: string): string | null =>
  SECURE.test(url) || LOOPBACK.test(url)
    ? null
    : `"${url}" is not a gateway address. Use https:// and the host alone (http:// only for this computer).`;
