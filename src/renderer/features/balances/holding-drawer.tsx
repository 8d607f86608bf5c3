/** One balance: what takes from it, what should be left, and how it went. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldingsView, HoldingView } from '#contract/views/holdings.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { currencyWords } from '../../ui/currency-words.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { formatMoney } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './balances.module.css';
import { HeldHistory } from './held-history.tsx';

interface HoldingDrawerProps {
  readonly holding: HoldingView;
  readonly onChanged: (view: HoldingsView) => void;
  readonly onClose: () => void;
}

const Stages = ({ holding }: Pick<HoldingDrawerProps, 'holding'>) => {
  const { t } = useTranslation();
  const { held, stages, fees, left, code, usd } = holding;
  return (
    <dl className={classes.facts}>
      <dt>{t('holdings.column.held')}</dt>
      <dd>
        <AmountText amount={held} code={code} usd={usd} />
      </dd>
      {stages.map(({ stage, count, sum }) => (
        <div key={stage} className={classes.pair}>
          <dt title={t(`holdings.stageSays.${stage}`)}>
            {t(`holdings.stage.${stage}`, { count })}
          </dt>
          <dd>
            − <AmountText amount={sum} code={code} />
          </dd>
        </div>
      ))}
      {stages.length > 0 && (
        <div className={classes.pair}>
          <dt>{t('holdings.feesAbout')}</dt>
          <dd>
            {fees === null ? (
              t('holdings.feesUnknown')
            ) : (
              <>
                − <AmountText amount={fees} code={code} />
              </>
            )}
          </dd>
        </div>
      )}
      <dt>{t('holdings.column.left')}</dt>
      <dd>
        <AmountText amount={left} code={code} usd={holding.leftUsd} />
      </dd>
      {stages.some(({ stage }) => stage === 'sent') && (
        <p className="muted">{t('holdings.sentNote')}</p>
      )}
    </dl>
  );
};

const ThresholdForm = ({
  holding,
  onChanged,
}: Pick<HoldingDrawerProps, 'holding' | 'onChanged'>) => {
  const { t } = useTranslation();
  const { currencyId, code, threshold } = holding;
  const [typed, setTyped] = useState(threshold?.least ?? '');
  const { run, busy, problem } = useAction();
  const save = async (least: string | null): Promise<void> => {
    const answer = await run(() => call('holdings.setThreshold', { currencyId, least }));
    if (answer === null) return;
    if (least === null) setTyped('');
    onChanged(answer.value);
  };
  const plain = typed.replaceAll(/\s/g, '');
  return (
    <form
      className={classes.threshold}
      onSubmit={(event) => {
        event.preventDefault();
        if (plain !== '') void save(plain);
      }}
    >
      <TextInput
        label={t('holdings.threshold', { code })}
        description={t('holdings.thresholdHint')}
        inputMode="decimal"
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button type="submit" disabled={busy || plain === '' || plain === threshold?.least}>
          {t('holdings.setThreshold')}
        </Button>
        {threshold !== null && (
          <Button variant="subtle" disabled={busy} onClick={() => void save(null)}>
            {t('holdings.removeThreshold')}
          </Button>
        )}
        {threshold !== null && (
          <span className="muted">
            {t('holdings.thresholdBy', {
              by: threshold.by,
              least: formatMoney(threshold.least, code),
            })}{' '}
            <TimeText at={threshold.setAt} />
          </span>
        )}
      </div>
      {problem !== null && <ErrorBand error={problem} />}
    </form>
  );
};

export const HoldingDrawer = ({ holding, onChanged, onClose }: HoldingDrawerProps) => {
  const { t } = useTranslation();
  const { code, network, currencyId } = holding;
  return (
    <Drawer
      title={currencyWords(code, network)}
      subtitle={t('holdings.id', { id: currencyId })}
      onClose={onClose}
    >
      <Stages holding={holding} />
      <ThresholdForm holding={holding} onChanged={onChanged} />
      <HeldHistory currencyId={currencyId} code={code} held={holding.held} />
    </Drawer>
  );
};
