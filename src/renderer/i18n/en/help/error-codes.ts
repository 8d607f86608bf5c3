/** Help: the codes that stand in copied details, one for each way a call may fail. */
import type { AppErrorCode } from '#contract/errors.ts';
import type { HelpSection } from '../../help-page.ts';

/** A way without an entry does not compile. */
const CODES: Readonly<Record<AppErrorCode, string>> = {
  'invalid-input':
    'Something typed cannot be taken. The message says what and which form is right. Nothing was changed.',
  'not-allowed':
    'It is not allowed now: by the step the batch is in, by a run that is sending, by the standing of the ledger or by the policy of this computer. The message names which. Nothing was changed.',
  'not-found':
    'What was asked for is not here any more, for example because it was removed or replaced. Open the list again.',
  conflict:
    'It changed in the meantime, for example because the gateway answered. Look at it again and decide anew. Nothing was done twice.',
  'gateway-refused':
    'The gateway answered and said no; its own words follow the code. Check the key, the platform id and the allow-list in *Set-up*.',
  'gateway-unanswered':
    'The gateway could not be reached or gave no answer that can be read. Check the network and try again. If a payout was being sent, look at its state first: it may show as *Unknown*.',
  'keychain-unavailable':
    'The keychain of this computer could not be used. Unlock it, allow Purser in its settings, and try again. Keys stay where they are.',
  'storage-failed':
    'The disk did not take what was to be written. Make room, check that the folder may be written, and try again.',
  internal:
    'A fault of Purser’s own. The id after the code stands in the log. Nothing more was done; if it comes back, copy the details and report them.',
};

export const errorCodes: HelpSection = {
  heading: 'Codes in copied details',
  text: [
    '*Copy details* puts a code before the words of the gateway or of the system. This is what each means.',
  ],
  terms: Object.entries(CODES),
};
