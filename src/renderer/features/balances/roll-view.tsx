/** From one balance to another between two days: what came in, what left, and what nobody can explain. */
import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '#contract/contract.ts';
import type { HoldingView, RollForwardListView } from '#contract/views/holdings.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { isZero } from '../../ui/decimal-sum.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import classes from './balances.module.css';
import { RollTable } from './roll-table.tsx';

const two = (value: number): string => String(value).padStart(2, '0');
const dayOf = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** From the first moment of one day to the last of another, in the operator's own time; null while a day is open. */
const momentsOf = (from: string, to: string): { from: string; to: string } | null => {
  const [begin, end] = [new Date(`${from}T00:00:00`), new Date(`${to}T23:59:59.999`)];
  if (Number.isNaN(begin.getTime()) || Number.isNaN(end.getTime())) return null;
  return { from: begin.toISOString(), to: end.toISOString() };
};

const inUse = (holdings: readonly HoldingView[]): readonly string[] =>
  holdings
    .filter(({ held, reserved }) => !isZero(held) || !isZero(reserved))
    .map(({ currencyId }) => String(currencyId));

type Asked = CallInput<'holdings.rollForward'>;

interface Done {
  readonly asked: Asked;
  readonly list: RollForwardListView;
}

export const RollView = ({ holdings }: { readonly holdings: readonly HoldingView[] }) => {
  const { t } = useTranslation();
  const [today] = useState(() => new Date());
  const [from, setFrom] = useState(dayOf(today));
  const [to, setTo] = useState(dayOf(today));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [done, setDone] = useState<Done | null>(null);
  const { run, busy, problem } = useAction();
  const moments = useMemo(() => momentsOf(from, to), [from, to]);
  const ids = (chosen.length === 0 ? inUse(holdings) : chosen).map(Number);
  const asked: Asked | null =
    moments === null || ids.length === 0 ? null : { currencyIds: ids, ...moments };
  const isUpsideDown = moments !== null && moments.from >= moments.to;
  const compute = async (): Promise<void> => {
    if (asked === null) return;
    const answer = await run(() => call('holdings.rollForward', asked));
    if (answer !== null) setDone({ asked, list: answer.value });
  };
  const save = async (): Promise<void> => {
    if (done === null) return;
    const answer = await run(() => call('holdings.saveRollForward', done.asked));
    if (answer?.value != null) notifyDone(t('holdings.roll.saved', { path: answer.value.savedAs }));
  };
  return (
    <div className={classes.view}>
      <form
        className={classes.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void compute();
        }}
      >
        <TextInput
          type="date"
          label={t('holdings.roll.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('holdings.roll.to')}
          value={to}
          error={isUpsideDown ? t('holdings.roll.upsideDown') : undefined}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <MultiSelect
          className={classes.currencies}
          label={t('holdings.roll.currencies')}
          placeholder={chosen.length === 0 ? t('holdings.roll.all') : ''}
          searchable
          clearable
          data={holdings.map(({ currencyId, code, network }) => ({
            value: String(currencyId),
            label: currencyWords(code, network),
          }))}
          value={[...chosen]}
          onChange={setChosen}
        />
        <Button
          type="submit"
          variant="filled"
          disabled={asked === null || isUpsideDown}
          loading={busy}
        >
          {t('holdings.roll.compute')}
        </Button>
        {done !== null && done.list.problem === null && (
          <Button disabled={busy} onClick={() => void save()}>
            {t('holdings.roll.save')}
          </Button>
        )}
      </form>
      {problem !== null && <ErrorBand error={problem} />}
      {done !== null && done.list.problem !== null && (
        <ProblemBand happened={done.list.problem} meaning={t('holdings.roll.notComputed')} />
      )}
      {done !== null && done.list.problem === null && <RollTable list={done.list} />}
      <p className="muted">{t('holdings.roll.explain')}</p>
    </div>
  );
};
