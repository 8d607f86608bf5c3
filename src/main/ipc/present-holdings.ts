/** Balances and roll-forwards → the plain shapes the window sees. */
import type {
  HeldSpanView,
  HoldingsView,
  HoldingView,
  RollForwardView,
} from '#contract/views/holdings.ts';
import { isLow, type NoRollForward, type RollForward } from '#core/balance/roll-forward.ts';
import { signedText } from '#core/balance/signed-text.ts';
import type { HeldSpan } from '#core/balance/span.ts';
import { formatAmount, formatFixed, MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import { toUsd } from '#core/money/convert.ts';
import { readWords } from '../desk/credentials.ts';
import type { Holding } from '../desk/holdings.ts';
import type { Session } from '../session.ts';
import { iso, isoOrNull } from './present-money.ts';

export const presentSpan = ({ from, until, held }: HeldSpan): HeldSpanView => ({
  from: iso(from),
  until: iso(until),
  held: held === null ? null : formatAmount(held),
});

/** Codes of a currency the list no longer names are its number. */
const nameOf = ({ currencies }: Pick<Session, 'currencies'>, id: number) => {
  const currency = currencies.find(id);
  return { currencyId: id, code: currency?.code ?? `#${id}`, network: currency?.network ?? '' };
};

const presentHolding = (session: Session, holding: Holding): HoldingView => {
  const { currencyId, held, lines, reserved, fees, left, threshold } = holding;
  const currency = session.currencies.find(currencyId);
  const rate = currency?.usdRate ?? null;
  const usd = toUsd(held, rate);
  const leftUsd = left.units < 0n ? null : toUsd(left, rate);
  const least = threshold === null ? null : parseAmount(threshold.least, MAX_DECIMALS);
  const isShort = left.units < 0n || (least?.ok === true && isLow(left, least.value));
  return {
    ...nameOf(session, currencyId),
    listed: currency !== undefined,
    held: formatAmount(held),
    usd: usd === null ? null : formatFixed(usd),
    reserved: formatAmount(reserved),
    stages: lines.map(({ stage, count, sum }) => ({ stage, count, sum: formatAmount(sum) })),
    fees: fees === null ? null : formatAmount(fees),
    left: signedText(left),
    leftUsd: leftUsd === null ? null : formatFixed(leftUsd),
    threshold:
      threshold === null
        ? null
        : { least: threshold.least, by: threshold.by, setAt: iso(threshold.setAt) },
    low: isShort,
  };
};

export const presentHoldings = async (session: Session): Promise<HoldingsView> => {
  const { balances, holdings, readingKeeper } = session;
  const { holdings: found, problem } = await holdings.now();
  return {
    takenAt: isoOrNull(balances.reading?.takenAt ?? null),
    holdings: found.map((holding) => presentHolding(session, holding)),
    problem: balances.problem === null ? null : readWords(balances.problem),
    storeProblem: problem?.detail ?? readingKeeper.problem?.detail ?? null,
  };
};

export const presentRolled = (
  session: Session,
  currencyId: number,
  rolled: RollForward | NoRollForward,
): RollForwardView => {
  const name = nameOf(session, currencyId);
  if (typeof rolled === 'string') return { ...name, figures: null, because: rolled };
  return {
    ...name,
    because: null,
    figures: {
      opening: formatAmount(rolled.opening.held),
      openingAt: iso(rolled.opening.at),
      closing: formatAmount(rolled.closing.held),
      closingAt: iso(rolled.closing.at),
      openingAway: rolled.openingAway,
      closingAway: rolled.closingAway,
      deposits: signedText(rolled.deposits),
      depositCount: rolled.depositCount,
      debits: signedText(rolled.debits),
      debitCount: rolled.debitCount,
      fees: signedText(rolled.fees),
      unexplained: signedText(rolled.unexplained),
      inFlight: signedText(rolled.inFlight),
      inFlightCount: rolled.inFlightCount,
      withoutFees: rolled.withoutFees,
    },
  };
};
