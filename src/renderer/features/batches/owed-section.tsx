/** Under the batches: every amount that a run carried forward and nobody has paid since. */
import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenAmountView } from '#contract/views/minimum.ts';
import { receiveBatch, useBatches } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction, type Action } from '../../bridge/use-action.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { formatCount, formatMoney } from '../../ui/format.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './owed.module.css';
import { WriteOff } from './write-off.tsx';

/** Rows of a draft that are offered by name. */
const MOST_ROWS = 2;

interface OneProps {
  readonly open: OpenAmountView;
  readonly action: Action;
  readonly onOpen: (batchId: string) => void;
  readonly onChanged: (open: readonly OpenAmountView[]) => void;
}

const Offers = ({ open: { carried, drafts }, action, onOpen }: OneProps) => {
  const { t } = useTranslation();
  const take = async (batchId: string, row: number | null): Promise<void> => {
    const from = { batchId: carried.batchId, row: carried.row };
    const taken = await action.run(() => call('batch.takeOwed', { batchId, from, row }));
    if (taken === null) return;
    receiveBatch(taken.value);
    onOpen(batchId);
  };
  return drafts.map(({ batchId, name, rows }) => (
    <span key={batchId} className={styles['offers']}>
      {rows.slice(0, MOST_ROWS).map((row) => (
        <Button key={row} disabled={action.busy} onClick={() => void take(batchId, row)}>
          {t('owed.addTo', { row, name })}
        </Button>
      ))}
      <Button disabled={action.busy} onClick={() => void take(batchId, null)}>
        {t('owed.addAlone', { name })}
      </Button>
    </span>
  ));
};

const One = (props: OneProps) => {
  const { t } = useTranslation();
  const { open, action, onChanged } = props;
  const { carried, passedOver, minimum } = open;
  const { batchId, batchName, row, reference, code, network } = carried;
  return (
    <li className={styles['one']}>
      <span className={styles['head']}>
        <strong>{formatMoney(carried.amount, carried.unit)}</strong>
        <span>{carried.beneficiary}</span>
        <span className="muted">{t('owed.coin', { code, network })}</span>
      </span>
      <AddressText address={carried.address} copy={false} />
      <span className="muted">
        {t('owed.from', { row, reference, name: batchName })} <TimeText at={carried.carriedAt} />
      </span>
      <span className="muted">
        {minimum === null
          ? t('owed.why')
          : t('owed.whyMinimum', { minimum: formatMoney(minimum, code) })}{' '}
        {passedOver === 0
          ? t('owed.neverPassed')
          : t('owed.passed', { count: passedOver, shown: formatCount(passedOver) })}
      </span>
      <span className={styles['acts']}>
        <Offers {...props} />
        <WriteOff
          amount={formatMoney(carried.amount, carried.unit)}
          beneficiary={carried.beneficiary}
          action={action}
          onConfirm={async (reason) => {
            const left = await action.run(() => call('carried.writeOff', { batchId, row, reason }));
            if (left !== null) onChanged(left.value);
            return left !== null;
          }}
        />
      </span>
    </li>
  );
};

const Export = () => {
  const { t } = useTranslation();
  const { run, busy } = useAction();
  const save = async (): Promise<void> => {
    const saved = await run(() => call('carried.export', {}));
    if (saved?.value) notifyDone(t('owed.saved', { path: saved.value.savedAs }));
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      {t('owed.export')}
    </Button>
  );
};

/** How many amounts are shown before the rest is asked for. */
const SHOWN = 20;

export const OwedSection = ({ onOpen }: Pick<OneProps, 'onOpen'>) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const batches = useBatches((state) => state.batches);
  const { value, error, again, take } = useReading(useCallback(() => call('carried.open', {}), []));
  const action = useAction();
  useEffect(() => again(), [again, batches]);
  if (error !== null) return <ErrorBand error={error} onRetry={again} />;
  if (value === null || value.length === 0) return null;
  const shown = all ? value : value.slice(0, SHOWN);
  return (
    <Section
      title={t('owed.title')}
      aside={t('owed.lead', { count: value.length, shown: formatCount(value.length) })}
      action={<Export />}
      framed={false}
    >
      {action.problem !== null && <ErrorBand error={action.problem} />}
      <ul className={styles['list']}>
        {shown.map((open) => (
          <One
            key={`${open.carried.batchId} ${open.carried.row}`}
            open={open}
            action={action}
            onOpen={onOpen}
            onChanged={take}
          />
        ))}
      </ul>
      {shown.length < value.length && (
        <Button onClick={() => setAll(true)}>
          {t('owed.showAll', { shown: formatCount(value.length) })}
        </Button>
      )}
    </Section>
  );
};
