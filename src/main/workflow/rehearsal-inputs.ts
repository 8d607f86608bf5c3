/** What a rehearsal of a draft would start from now. Reads only. */
import type { RunChoices } from '#core/dispatch/choices.ts';
import { formatAmount, subtractAmounts, zero } from '#core/money/amount.ts';
import type { Balance } from '#core/money/balance.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { RehearsalInputs, RehearsedFee } from '#core/rehearsal/inputs.ts';
import { BATCH_LIMIT, SNAPSHOT_LIFE_MS } from '#core/review/approval.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { BalanceDesk } from '../desk/balances.ts';
import type { CurrencyDesk } from '../desk/currencies.ts';
import type { FeeDesk } from '../desk/fees.ts';
import type { Gateway } from '../ports/gateway.ts';
import type { Clock, Profile } from '../ports/host.ts';
import type { Intake, IntakeBatch } from '../ports/intake.ts';
import type { Ledger, RateBook } from '../ports/ledger.ts';
import type { KnownFees } from './fee-estimate.ts';
import type { RowToSubmit } from './payout-submitted.ts';
import { noSuchBatch, problem, type Problem } from './problem.ts';
import { readToPay } from './read-to-pay.ts';

export interface RehearsalNeeds {
  readonly profile: Pick<Profile, 'kind' | 'platformId'>;
  readonly intake: Intake;
  readonly ledger: Pick<Ledger, 'hasCapability'>;
  readonly gateway: Pick<Gateway, 'withdrawIntervalMs'>;
  readonly clock: Clock;
  readonly currencies: Pick<CurrencyDesk, 'snapshotOf'>;
  readonly balances: Pick<BalanceDesk, 'refresh' | 'committed' | 'problem'>;
  readonly fees: Pick<FeeDesk, 'known'>;
  readonly book: Pick<RateBook, 'terms'>;
}

/** All a rehearsal starts from. */
export interface Prepared {
  readonly draft: IntakeBatch;
  readonly rows: readonly RowToSubmit[];
  readonly snapshot: CurrencySnapshot;
  readonly free: readonly Balance[];
  readonly inputs: RehearsalInputs;
}

const refuse = (message: string): Result<never, Problem> => err(problem('not-allowed', message));

const draftOf = async (
  needs: RehearsalNeeds,
  batchId: string,
): Promise<Result<{ draft: IntakeBatch; snapshot: CurrencySnapshot }, Problem>> => {
  const draft = await needs.intake.batch(batchId);
  if (draft === null) return err(noSuchBatch());
  if (draft.submitted) return refuse('This batch was submitted already. Send it back to rehearse.');
  if (draft.state.kind !== 'ready' || draft.toPay === 0) {
    return refuse('There is nothing to rehearse yet: no row of this batch can be paid.');
  }
  if (draft.toPay > BATCH_LIMIT) {
    return refuse(
      `A batch may hold ${BATCH_LIMIT} payouts and this one holds ${draft.toPay}. Split it before rehearsing.`,
    );
  }
  const age = needs.clock.now() - (draft.snapshotAt ?? 0);
  const snapshot = needs.currencies.snapshotOf(draft.snapshotId ?? '');
  if (snapshot === null || age > SNAPSHOT_LIFE_MS || age < 0) {
    return refuse('The rates of this plan are too old. Recalculate the plan, then rehearse.');
  }
  return ok({ draft, snapshot });
};

const feesOf = (needs: RehearsalNeeds, ids: readonly number[]): readonly RehearsedFee[] =>
  ids.flatMap((currencyId) => {
    const known = needs.fees.known(currencyId);
    return known === null ? [] : [{ currencyId, amount: known.amount, ...known.quote }];
  });

/** The quotes of a rehearsal, as the engine asks for them. */
export const quotesOf = ({ inputs }: Pick<Prepared, 'inputs'>): KnownFees => ({
  known: (currencyId) => {
    const quote = inputs.fees.find((fee) => fee.currencyId === currencyId);
    return quote === undefined ? null : { quote, amount: quote.amount };
  },
});

/** Errors: not-found, not-allowed with the way out while rates or balances are missing. */
export const prepareRehearsal = async (
  needs: RehearsalNeeds,
  batchId: string,
  choices: RunChoices,
): Promise<Result<Prepared, Problem>> => {
  const found = await draftOf(needs, batchId);
  if (!found.ok) return found;
  const { draft, snapshot } = found.value;
  const reading = await needs.balances.refresh(false);
  if (reading === null || needs.balances.problem !== null)
    return refuse('The balances could not be read. Recalculate the plan, then rehearse.');
  const committed = await needs.balances.committed();
  const { platformId } = needs.profile;
  const { intake, book } = needs;
  const { rows, terms, fingerprint } = await readToPay(
    { intake, book, platformId, clock: needs.clock },
    draft,
  );
  const ids = [...new Set(rows.map(({ content }) => content.destination.currencyId))].sort(
    (a, b) => a - b,
  );
  const free = ids.map((currencyId): Balance => {
    const decimals = snapshot.currencies.find(({ id }) => id === currencyId)?.decimals ?? 0;
    const read = reading.balances.find((balance) => balance.currencyId === currencyId);
    const units = committed.get(currencyId) ?? 0n;
    const held = subtractAmounts(read?.held ?? zero(decimals), { units, decimals });
    return { currencyId, held };
  });
  const inputs: RehearsalInputs = {
    fingerprint,
    choices,
    funds: free.map(({ currencyId, held }) => ({ currencyId, free: formatAmount(held) })),
    fees: feesOf(needs, ids),
    intervalMs: needs.gateway.withdrawIntervalMs,
    lookupProven: await needs.ledger.hasCapability('order-id-lookup'),
    drift: terms.drift,
  };
  return ok({ draft, rows, snapshot, free, inputs });
};
