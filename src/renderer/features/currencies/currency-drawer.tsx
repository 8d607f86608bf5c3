import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { explorerOf } from '#core/currency/explorer.ts';
import { stableBecause } from '#core/money/drift.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { currencyWords } from '../../ui/currency-words.ts';
import { Drawer } from '../../ui/drawer.tsx';
import classes from './currencies.module.css';
import { familyWords } from './currency-columns.tsx';
import { inUsd } from './in-usd.ts';

interface CurrencyDrawerProps {
  readonly currency: CurrencyView;
  /** How many networks list the same coin, this one included. */
  readonly networks: number;
  readonly onCompare: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

const Fact = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => (
  <div className={classes.fact}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** Everything known of one currency on one network. */
export const CurrencyDrawer = (props: CurrencyDrawerProps) => {
  const { currency, networks, onCompare, onClose, children } = props;
  const { t } = useTranslation();
  const { id, code, network, name, decimals, usdRate, tag } = currency;
  const explorer = explorerOf(currency);
  const stable = stableBecause(code);
  const least = (amount: string | null) => (
    <AmountText amount={amount} code={code} usd={inUsd(currency, amount)} />
  );
  return (
    <Drawer
      title={currencyWords(code, network)}
      subtitle={name}
      onClose={onClose}
      footer={
        networks > 1 && (
          <Button onClick={onCompare}>{t('currencies.drawer.compare', { code, networks })}</Button>
        )
      }
    >
      <dl>
        <Fact term={t('currencies.column.id')}>
          {id} <CopyButton text={String(id)} what={t('currencies.column.id')} />
        </Fact>
        <Fact term={t('currencies.column.rate')}>
          <AmountText amount={usdRate} code="USD" />
          {stable !== null && (
            <span className="muted"> · {t('currencies.drawer.stable', { stable })}</span>
          )}
        </Fact>
        <Fact term={t('currencies.column.minDeposit')}>{least(currency.minDeposit)}</Fact>
        <Fact term={t('currencies.column.minWithdraw')}>{least(currency.minWithdraw)}</Fact>
        <Fact term={t('currencies.column.decimals')}>{decimals ?? t('currencies.notPayable')}</Fact>
        <Fact term={t('currencies.column.tag')}>{t(`currencies.tagSays.${tag}`)}</Fact>
        <Fact term={t('currencies.column.family')}>
          {familyWords(currency) ?? t('currencies.noCodecTitle')}
        </Fact>
        <Fact term={t('currencies.column.explorer')}>
          {explorer === null ? (
            t('currencies.drawer.noExplorer')
          ) : (
            <>
              {explorer}{' '}
              <CopyButton text={`https://${explorer}/`} what={t('currencies.column.explorer')} />
            </>
          )}
        </Fact>
      </dl>
      {children}
    </Drawer>
  );
};
