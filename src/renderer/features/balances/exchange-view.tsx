/** What exchanging one balance into another would give. The exchange itself is made at the vendor's site. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EstimateView, HoldingView } from '#contract/views/holdings.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { groupDecimal } from '../../ui/format.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './balances.module.css';

interface ResultProps {
  readonly estimate: EstimateView;
  readonly from: string;
  readonly to: string;
}

const Result = ({ estimate, from, to }: ResultProps) => {
  const { t } = useTranslation();
  const { give, receive, rate, implied, apart, takenAt } = estimate;
  const shownRate = rate ?? implied;
  return (
    <output className={classes.estimate}>
      <p className={classes.figures}>
        {groupDecimal(give)} {from} <span className="muted">→</span>{' '}
        <strong>
          {groupDecimal(receive)} {to}
        </strong>
      </p>
      <p>
        {shownRate !== null &&
          t('holdings.exchange.rate', { from, to, rate: groupDecimal(shownRate) })}{' '}
        {apart !== null && t('holdings.exchange.apart', { apart })}
      </p>
      <p className="muted">
        {t('holdings.exchange.age')} <TimeText at={takenAt} />. {t('holdings.exchange.moves')}
      </p>
    </output>
  );
};

interface Asked {
  readonly fromId: number;
  readonly toId: number;
  readonly amount: string;
}

export const ExchangeView = ({ holdings }: { readonly holdings: readonly HoldingView[] }) => {
  const { t } = useTranslation();
  const [fromId, setFromId] = useState(holdings[0]?.currencyId ?? 0);
  const [toId, setToId] = useState(holdings[1]?.currencyId ?? 0);
  const [amount, setAmount] = useState('');
  const [answer, setAnswer] = useState<{ asked: Asked; estimate: EstimateView } | null>(null);
  const { run, busy, problem } = useAction();
  const from = holdings.find(({ currencyId }) => currencyId === fromId);
  const to = holdings.find(({ currencyId }) => currencyId === toId);
  const asked: Asked = { fromId, toId, amount: amount.replaceAll(/\s/g, '') };
  const ask = async (refresh: boolean): Promise<void> => {
    const found = await run(() => call('exchange.estimate', { ...asked, refresh }));
    setAnswer(found === null ? null : { asked, estimate: found.value });
  };
  const isAnswered = answer !== null && JSON.stringify(answer.asked) === JSON.stringify(asked);
  const choices = holdings.map(({ currencyId, code, network }) => ({
    value: String(currencyId),
    label: currencyWords(code, network),
  }));
  return (
    <div className={classes.view}>
      <ProblemBand
        tone="waiting"
        happened={t('holdings.exchange.elsewhere')}
        meaning={t('holdings.exchange.elsewhereMeaning')}
      />
      <form
        className={classes.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void ask(isAnswered);
        }}
      >
        <TextInput
          label={t('holdings.exchange.give')}
          inputMode="decimal"
          maxLength={40}
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <Select
          label={t('holdings.exchange.from')}
          searchable
          allowDeselect={false}
          data={choices}
          value={String(fromId)}
          onChange={(next) => next !== null && setFromId(Number(next))}
        />
        <Select
          label={t('holdings.exchange.to')}
          searchable
          allowDeselect={false}
          data={choices}
          value={String(toId)}
          onChange={(next) => next !== null && setToId(Number(next))}
        />
        <Button
          type="submit"
          variant="filled"
          loading={busy}
          disabled={asked.amount === '' || fromId === toId}
        >
          {t(isAnswered ? 'holdings.exchange.again' : 'holdings.exchange.ask')}
        </Button>
      </form>
      {from !== undefined && (
        <p className="muted">
          {t('holdings.exchange.held', { held: groupDecimal(from.held), code: from.code })}
        </p>
      )}
      {fromId === toId && <p className="muted">{t('holdings.exchange.same')}</p>}
      {problem !== null && <ErrorBand error={problem} onRetry={() => void ask(true)} />}
      {isAnswered && from !== undefined && to !== undefined && (
        <Result
          estimate={answer.estimate}
          from={currencyWords(from.code, from.network)}
          to={currencyWords(to.code, to.network)}
        />
      )}
    </div>
  );
};
