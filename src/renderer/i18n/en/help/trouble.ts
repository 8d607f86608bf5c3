/** Help: bands above every screen, the keychain, the key, and refusals, by the words on screen. */
import type { HelpPage, HelpSection } from '../../help-page.ts';
import { batchesWords } from '../batches.ts';
import { common } from '../common.ts';
import { currencies } from '../currencies.ts';
import { frame } from '../frame.ts';
import { ledgerWords } from '../ledger.ts';
import { policyWords } from '../policy.ts';
import { overview } from '../overview.ts';
import { settings } from '../settings.ts';
import { errorCodes } from './error-codes.ts';

const { locked, damaged, elsewhere, anchor } = ledgerWords;

const entry = (heading: string, means: string, act: string): HelpSection => ({
  heading,
  text: [],
  terms: [
    ['What it means', means],
    ['What to do', act],
  ],
});

const RIGHT_LEDGER =
  'If you put a backup back by mistake, close Purser, put the right ledger in its place and start again. Else open *Ledger* and go through *The way out*.';

const ledgerTrouble: readonly HelpSection[] = [
  entry(locked.behind, locked.meaning, RIGHT_LEDGER),
  entry(locked.replaced, locked.meaning, RIGHT_LEDGER),
  entry(
    locked.missing,
    locked.meaning,
    `Look for the data folder: it may have been moved, or its disk may not be there. ${RIGHT_LEDGER}`,
  ),
  entry(
    locked.foreign,
    locked.meaning,
    `Close Purser on the other computer for good before you go on here. ${RIGHT_LEDGER}`,
  ),
  entry(damaged.happened, damaged.meaning, damaged.next),
  entry(
    elsewhere.happenedUnknown,
    'Nothing can be changed or sent from here, so nothing can be paid twice.',
    elsewhere.next,
  ),
  entry(
    frame.ledgerProblem,
    frame.ledgerMeaning,
    'The line below it says why, for example that the disk is full. Put that right and start Purser again.',
  ),
  entry(
    anchor.happened,
    anchor.meaning,
    'Unlock the keychain of this computer. If it stays, look at the details of the message.',
  ),
];

const keyTrouble: readonly HelpSection[] = [
  entry(
    frame.keychainProblem,
    frame.keychainMeaning,
    'If it is locked, unlock it. If Purser was refused, allow it in the keychain’s settings. On Linux a keyring such as gnome-keyring with libsecret must be installed and unlocked. Then start Purser again.',
  ),
  entry(
    'No key is saved for this platform',
    frame.keyMissingMeaning,
    'Open *Settings*, edit the platform, and save its key.',
  ),
  entry(
    settings.platforms.keyState.unavailable,
    'Whether a key is saved cannot be told. Nothing was erased.',
    'Unlock the keychain and start Purser again.',
  ),
  entry(
    settings.key.testBad,
    'A read-only call was refused or did not get through. Nothing was sent.',
    'Read the steps below it. Check the platform id, copy the key again, put this computer’s public IP address on the allow-list, and set the clock of this computer right.',
  ),
];

const policyTrouble: readonly HelpSection[] = [
  entry(
    policyWords.happened,
    policyWords.meaning,
    'Show the line below it to whoever looks after this computer, and start Purser again when the file is right.',
  ),
  entry(
    'The policy of this computer does not allow this batch',
    'A limit for a payout or a batch is exceeded. Nothing was approved.',
    'Use *Send back…* and leave rows out, or ask whoever looks after this computer. *Settings* shows every limit.',
  ),
  entry(
    'The policy asks for two persons',
    'Another account of this computer, with another name, must approve than the one that submitted. Nothing was approved.',
    'Let a second person sign in to the computer, open Purser there and approve.',
  ),
];

const READ_AGAIN =
  'Check the network, then use *Refresh*. If it stays, open *Set-up* of the platform in *Settings* and test the key.';

const readingTrouble: readonly HelpSection[] = [
  entry(
    overview.balancesProblem,
    'The last ones read are shown with their age. No money moved because of it, and nothing is sent on old balances.',
    READ_AGAIN,
  ),
  entry(
    currencies.problem,
    'The last list read is shown with its age. Plans made from it must be refreshed first.',
    READ_AGAIN,
  ),
  entry(
    'Could not refresh the rates',
    'The prices shown are old, and their age stands beside them. A plan is not submitted on old prices.',
    READ_AGAIN,
  ),
  entry(
    batchesWords.failed,
    'The list could not be read from the ledger. Nothing was changed or sent.',
    'Try again. If it stays, restart Purser and use *Verify this ledger*.',
  ),
  entry(
    ledgerWords.verify.failed,
    'The check itself did not come to an end, so it says nothing about the ledger. Nothing was changed.',
    'Read the line below it, make room on the disk, and begin the check again.',
  ),
];

const otherTrouble: readonly HelpSection[] = [
  entry(common.unexpected, common.unexpectedMeaning, common.unexpectedNext),
  entry(
    'The approval of this batch is older than two hours and no longer counts',
    'Nothing was sent.',
    'Review what is left and approve it again.',
  ),
  entry(
    'This batch is in review or beyond, so its rows are frozen',
    'Nothing was changed.',
    'Use *Send back…* in the review; it is possible as long as nothing was sent.',
  ),
  entry(
    'This payout cannot be released yet: it may still be paid',
    'Nothing was changed. The gateway may still be working on it.',
    'Wait for what *Not yet possible* names on the Unknown desk, or show that it was paid.',
  ),
  entry(
    'The gateway knows this withdrawal, but it is not this payout',
    'The withdrawal id belongs to another currency, address or amount. Nothing was changed.',
    'Look on the gateway’s pages for the one with this amount and address.',
  ),
];

export const troubleHelp: HelpPage = {
  title: 'Messages and what to do',
  words: 'troubleshooting error keychain locked damaged problem refused key band warning',
  sections: [
    ...ledgerTrouble,
    ...keyTrouble,
    ...policyTrouble,
    ...readingTrouble,
    ...otherTrouble,
    errorCodes,
  ],
  see: ['stopped', 'refused-files', 'ledger', 'diagnostics'],
};
