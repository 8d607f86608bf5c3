/**
 * What a failure of the secret store means, told from the words of the three systems' libraries.
 * Sources: libsecret and D-Bus error texts (Linux), Security framework texts (macOS), Credential Manager (Windows).
 */
import type { KeychainFailure } from '#main/ports/host.ts';

const MEANINGS: readonly (readonly [KeychainFailure['kind'], RegExp])[] = [
  [
    'missing',
    /native addon|cannot find (module|package)|libsecret|d-?bus.*(display|not found|connect|launch|address)|autolaunch|not provided by any|ServiceUnknown|could not connect|no such interface/i,
  ],
  [
    'locked',
    /locked|object does not exist|no such (secret )?collection|prompt.*(dismissed|cancel)|interaction is not allowed|dark wake|no such object path/i,
  ],
  ['denied', /denied|not authorized|not permitted|user canceled|passphrase.*not correct/i],
];

/** Names the failure; the library's own words stay beside it and never hold a secret. */
export const keychainFailure = (error: unknown): KeychainFailure => {
  const detail = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  const [kind] = MEANINGS.find(([, words]) => words.test(detail)) ?? ['failed' as const];
  return { kind, detail };
};
