/** The networks of one coin side by side: what each asks, costs and needs. */
import { Select, TextInput } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { formatAmount } from '#core/money/amount.ts';
import { buy } from '#core/currency/buy.ts';
import { explorerOf } from '#core/currency/explorer.ts';
import { readSpend } from '#core/currency/spend.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import tableClasses from '../../ui/plain-table.module.css';
import { Section } from '../../ui/section.tsx';
import classes from './currencies.module.css';
import { familyWords } from './currency-columns.tsx';
import { AskFees, FeeText } from './fee-parts.tsx';
import { inUsd } from './in-usd.ts';
import { useSpendWords } from './spend-words.ts';
import { useFees, type FeeAsking } from './use-fees.ts';

/** Coins with several networks first, by how many; those with one have nothing to compare. */
const comparable = (all: readonly CurrencyView[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { code } of all) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([code]) => code);
};

interface Line {
  readonly key:
    'id' | 'rate' | 'minDeposit' | 'minWithdraw' | 'decimals' | 'tag' | 'family' | 'explorer';
  readonly cell: (currency: CurrencyView) => ReactNode;
}

const useLines = (): readonly Line[] => {
  const { t } = useTranslation();
  const least = (currency: CurrencyView, amount: string | null) => (
    <AmountText amount={amount} code={currency.code} usd={inUsd(currency, amount)} />
  );
  return [
    { key: 'minWithdraw', cell: (currency) => least(currency, currency.minWithdraw) },
    { key: 'minDeposit', cell: (currency) => least(currency, currency.minDeposit) },
    { key: 'rate', cell: ({ usdRate }) => <AmountText amount={usdRate} /> },
    { key: 'decimals', cell: ({ decimals }) => decimals ?? '—' },
    { key: 'tag', cell: ({ tag }) => t(`currencies.tag.${tag}`) },
    { key: 'family', cell: (currency) => familyWords(currency) ?? t('currencies.noCodec') },
    { key: 'explorer', cell: (currency) => explorerOf(currency) ?? '—' },
    { key: 'id', cell: ({ id }) => <span className="muted">{id}</span> },
  ];
};

interface SideBySideProps {
  readonly networks: readonly CurrencyView[];
  readonly typed: string;
  readonly asking: FeeAsking;
}

const amountsOf = (networks: readonly CurrencyView[], typed: string) => {
  const read = readSpend(typed, { currencies: networks, fiatRates: [] });
  return new Map(
    networks.flatMap((currency) => {
      const bought = read.ok ? buy(read.value, currency) : null;
      return bought?.kind === 'pays' ? [[currency.id, formatAmount(bought.amount)] as const] : [];
    }),
  );
};

const SideBySide = ({ networks, typed, asking }: SideBySideProps) => {
  const { t } = useTranslation();
  const lines = useLines();
  const amounts = amountsOf(networks, typed);
  return (
    <table className={`${tableClasses.table} ${classes.compare}`}>
      <thead>
        <tr>
          <th scope="col">{t('currencies.column.network')}</th>
          {networks.map(({ id, code, network }) => (
            <th key={id} scope="col" data-align="end" className={classes.side}>
              {code} {network}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, cell }) => (
          <tr key={key}>
            <th scope="row">{t(`currencies.column.${key}`)}</th>
            {networks.map((currency) => (
              <td key={currency.id} data-align="end">
                {cell(currency)}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('currencies.compare.fee')}</th>
          {networks.map((currency) => {
            const amount = amounts.get(currency.id);
            return (
              <td key={currency.id} data-align="end">
                {amount === undefined ? (
                  <span className="muted">{t('currencies.compare.notPayable')}</span>
                ) : (
                  <FeeText
                    currency={currency}
                    view={asking.of({ currencyId: currency.id, amount })}
                  />
                )}
              </td>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
};

interface CompareViewProps {
  readonly currencies: readonly CurrencyView[];
  /** The coin to begin with; null for the one with most networks. */
  readonly first: string | null;
}

export const CompareView = ({ currencies, first }: CompareViewProps) => {
  const { t } = useTranslation();
  const codes = useMemo(() => comparable(currencies), [currencies]);
  const [chosen, setChosen] = useState<string | null>(first);
  const [typed, setTyped] = useState('100 USD');
  const asking = useFees();
  const words = useSpendWords();
  const code = chosen ?? codes[0] ?? null;
  const networks = currencies.filter((currency) => currency.code === code);
  const read = readSpend(typed, { currencies: networks, fiatRates: [] });
  const rows = [...amountsOf(networks, typed)].map(([currencyId, amount]) => ({
    currencyId,
    amount,
  }));
  if (code === null) return <EmptyState sentence={t('currencies.compare.none')} />;
  return (
    <div className={classes.view}>
      <div className={classes.ask}>
        <Select
          label={t('currencies.compare.coin')}
          searchable
          allowDeselect={false}
          data={codes}
          value={code}
          onChange={(next) => setChosen(next)}
        />
        <TextInput
          label={t('currencies.compare.amount')}
          value={typed}
          error={read.ok ? undefined : words(read.error)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <Section
        title={t('currencies.compare.title', { code, count: networks.length })}
        aside={t('currencies.compare.aside')}
        action={<AskFees asking={asking} rows={rows} />}
      >
        <SideBySide networks={networks} typed={typed} asking={asking} />
      </Section>
    </div>
  );
};
