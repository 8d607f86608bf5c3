/** Why a ledger is only looked at, for people: what happened, what it means for the money, the safe next step. */
import type { Holder, LedgerStanding, Locked } from '../ports/standing.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** Which process pays, as far as it is known. */
export const holderWords = (holder: Holder | null): string =>
  holder === null
    ? 'another process, which did not say who it is'
    : `process ${holder.pid} of ${holder.user} on ${holder.host}, since ${day(holder.since)} UTC`;

const lockWords = ({ cause, anchor, head, restored }: Locked): string => {
  switch (cause) {
    case 'behind':
      return `This ledger ends at entry ${head.seq}, and the one last used here at entry ${anchor?.seq ?? 0}: it is an older copy.`;
    case 'replaced':
      return `Entry ${anchor?.seq ?? 0} of this ledger is not the one that was written here: it is another copy, which went its own way.`;
    case 'missing':
      return 'The ledger last used here is not there any more.';
    case 'restored':
      return `This ledger was put in place of another on ${day(restored?.at ?? 0)} UTC and ends at entry ${head.seq}.`;
    case 'foreign':
      return 'This ledger was last used under another keychain: on another computer, or by another user.';
  }
};

/** Null when the ledger is open; otherwise why nothing can be sent, submitted, approved or released. */
export const standingWords = (standing: LedgerStanding): string | null => {
  switch (standing.kind) {
    case 'open':
      return null;
    case 'locked':
      return `${lockWords(standing)} Payouts it does not know of may have been paid, so it is locked: nothing was changed or sent. Follow the way out under “Ledger”.`;
    case 'damaged':
      return `The ledger is damaged and is only shown. Nothing was changed or sent. ${standing.detail}`;
    case 'elsewhere':
      return `Another Purser pays from this ledger: ${holderWords(standing.holder)}. This one only shows it; nothing was changed or sent. Use the other one, or close it first.`;
  }
};
