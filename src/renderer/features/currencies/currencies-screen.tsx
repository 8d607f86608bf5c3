import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { loadCurrencies, useCurrencies } from '../../bridge/currencies-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Screen } from '../../ui/screen.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { ChangesView } from './changes-view.tsx';
import { CompareView } from './compare-view.tsx';
import { ConvertView } from './convert-view.tsx';
import { CurrencyDrawer } from './currency-drawer.tsx';
import { ListProblems } from './list-problems.tsx';
import { ListView } from './list-view.tsx';
import { PayView } from './pay-view.tsx';
import { RateHistory } from './rate-history.tsx';
import { useRatesKnown } from './use-rates-known.ts';

export const CURRENCY_VIEWS = ['list', 'pay', 'compare', 'convert', 'changes'] as const;
export type CurrencyViewName = (typeof CURRENCY_VIEWS)[number];

const noCurrencies: readonly CurrencyView[] = [];

interface BodyProps {
  readonly view: Exclude<CurrencyViewName, 'list'>;
  readonly currencies: readonly CurrencyView[];
  /** The coin whose networks are compared first. */
  readonly coin: string | null;
}

const Body = ({ view, currencies, coin }: BodyProps) => {
  const rates = useRatesKnown();
  switch (view) {
    case 'pay':
      return <PayView currencies={currencies} rates={rates} />;
    case 'compare':
      return <CompareView currencies={currencies} first={coin} />;
    case 'convert':
      return <ConvertView currencies={currencies} rates={rates} />;
    case 'changes':
      return <ChangesView />;
  }
};

/** What the gateway lists: the browser, what a sum can pay, networks side by side, the converter. */
export const CurrenciesScreen = ({ first = 'list' }: { readonly first?: CurrencyViewName }) => {
  const { t } = useTranslation();
  const { list, error, loading } = useCurrencies();
  const [view, setView] = useState<CurrencyViewName>(first);
  const [openId, setOpenId] = useState<number | null>(null);
  const currencies = list?.currencies ?? noCurrencies;
  const open = currencies.find(({ id }) => id === openId);
  const takenAt = list?.takenAt ?? null;
  const reading = list === null && error === null;
  return (
    <Screen
      title={t('currencies.title')}
      aside={
        takenAt !== null && (
          <>
            {t('currencies.age')} <TimeText at={takenAt} />
          </>
        )
      }
      actions={
        <Button
          leftSection={<Icon name="refresh" />}
          disabled={loading}
          onClick={() => void loadCurrencies(true)}
        >
          {t(loading ? 'common.refreshing' : 'common.refresh')}
        </Button>
      }
      head={
        <>
          <ListProblems />
          <SegmentedControl
            aria-label={t('currencies.views')}
            data={CURRENCY_VIEWS.map((value) => ({ value, label: t(`currencies.view.${value}`) }))}
            value={view}
            onChange={(next) => setView(CURRENCY_VIEWS.find((each) => each === next) ?? 'list')}
            style={{ alignSelf: 'flex-start' }}
          />
        </>
      }
      filled={view === 'list'}
      drawer={
        view === 'list' &&
        open !== undefined && (
          <CurrencyDrawer
            key={open.id}
            currency={open}
            networks={currencies.filter(({ code }) => code === open.code).length}
            onCompare={() => setView('compare')}
            onClose={() => setOpenId(null)}
          >
            <RateHistory currencyId={open.id} />
          </CurrencyDrawer>
        )
      }
    >
      {view === 'list' && <ListView openId={openId} onOpen={({ id }) => setOpenId(id)} />}
      {view !== 'list' && currencies.length === 0 && (
        <EmptyState sentence={t(reading ? 'currencies.loading' : 'currencies.none')} />
      )}
      {view !== 'list' && currencies.length > 0 && (
        <Body view={view} currencies={currencies} coin={open?.code ?? null} />
      )}
    </Screen>
  );
};
