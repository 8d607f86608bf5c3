/** What is known of a deposit's confirmations, in words: coins that call twice are one deposit with two marks. */
import type { TFunction } from 'i18next';
import type { DepositView } from '#contract/views/callback.ts';
import type { CurrencyView } from '#contract/views/money.ts';
import { callsTwice } from '#core/receive/deposit.ts';
import { formatCount } from '../../ui/format.ts';

export const markWords = (
  t: TFunction,
  { marks }: Pick<DepositView, 'marks'>,
  currency: CurrencyView | undefined,
): string => {
  const said = marks.flatMap(({ confirmations }) =>
    confirmations === null ? [] : [confirmations],
  );
  const most = said.at(-1);
  if (most === undefined) return t('callbacks.deposits.marks.none');
  if (currency === undefined || !callsTwice(currency)) {
    return t('callbacks.deposits.marks.one', { count: most, shown: formatCount(most) });
  }
  if (said.length > 1) return t('callbacks.deposits.marks.both');
  return most > 1
    ? t('callbacks.deposits.marks.one', { count: most, shown: formatCount(most) })
    : t('callbacks.deposits.marks.waits');
};
