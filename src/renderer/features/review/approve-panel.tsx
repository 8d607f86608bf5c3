/** The second confirmation: the sums are typed again, and the button repeats what it approves. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import type { ReviewSum } from '#contract/views/money.ts';
import { DEFAULT_CHOICES, type RunChoices } from '#core/dispatch/choices.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { sumsOf, sumWords } from '../../ui/batch-sums.ts';
import { formatCount, formatMoney } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import styles from './review.module.css';
import { RunTerms } from './run-terms.tsx';
import { completeSums, isMany, verdictOf } from './typed-sums.ts';

interface SumFieldProps {
  readonly sum: ReviewSum;
  readonly typed: string;
  readonly many: boolean;
  readonly focused: boolean;
  readonly onTyped: (text: string) => void;
}

const SumField = ({ sum, typed, many, focused, onTyped }: SumFieldProps) => {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const verdict = verdictOf(typed, sum.sum);
  const currency = sumWords(sum);
  return (
    <TextInput
      className={styles['sumField'] ?? ''}
      label={many ? currency : t('review.retype', { currency })}
      aria-label={t('review.retype', { currency })}
      value={typed}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      {...(focused ? { 'data-autofocus': true } : {})}
      error={left && verdict === 'differs' ? t('review.differs') : undefined}
      rightSectionWidth={84}
      rightSection={
        verdict === 'matches' && <span className={styles['matches']}>{t('review.matches')}</span>
      }
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        setLeft(false);
        onTyped(event.currentTarget.value);
      }}
    />
  );
};

/** More sums than this are not read on a button; they stand retyped right above it. */
const MOST_ON_BUTTON = 3;

/** "1 204.5 USDT TRC20, 0.5 BTC": what the button stands for. */
export const sumsInWords = (sums: readonly ReviewSum[]): string =>
  sums.map((sum) => formatMoney(sum.sum, sumWords(sum))).join(', ');

interface ApprovePanelProps {
  readonly batch: BatchView;
  readonly fingerprint: string;
  /** The terms that were rehearsed, offered first; null where nothing was. */
  readonly rehearsed: RunChoices | null;
  readonly onApproved: () => void;
}

export const ApprovePanel = (props: ApprovePanelProps) => {
  const { batch, fingerprint, rehearsed, onApproved } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [choices, setChoices] = useState(rehearsed ?? DEFAULT_CHOICES);
  const { run, busy, problem } = useAction();
  const sums = sumsOf(batch);
  const count = sums.reduce((all, sum) => all + sum.count, 0);
  const typedSums = completeSums(typed, sums);
  const approve = async (): Promise<void> => {
    if (typedSums === null || busy) return;
    const input = { batchId: batch.id, fingerprint, typedSums, choices };
    const answer = await run(() => call('batch.approve', input));
    if (answer === null) return;
    receiveBatch(answer.value);
    onApproved();
  };
  return (
    <form
      className={styles['approve']}
      data-many={isMany(sums) || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void approve();
      }}
    >
      <RunTerms chosen={choices} onChoose={setChoices} />
      <h2>{t('review.approveTitle')}</h2>
      <p className="muted">{t('review.approveTeach')}</p>
      {sums.map((sum, index) => (
        <SumField
          key={sum.of}
          sum={sum}
          many={isMany(sums)}
          focused={index === 0}
          typed={typed[sum.of] ?? ''}
          onTyped={(text) => setTyped({ ...typed, [sum.of]: text })}
        />
      ))}
      {problem !== null && <ErrorBand error={problem} />}
      <Button
        type="submit"
        variant="filled"
        disabled={typedSums === null}
        loading={busy}
        classNames={{ root: styles['approveButton'] ?? '', label: styles['wrapLabel'] ?? '' }}
      >
        {t('review.approve', {
          count,
          shown: formatCount(count),
          sums:
            sums.length > MOST_ON_BUTTON
              ? t('review.inCurrencies', { count: sums.length })
              : sumsInWords(sums),
        })}
      </Button>
      {batch.converted.length > 0 && <p>{t('review.converted.approve')}</p>}
      <p className="muted">{t('review.approveAfter')}</p>
    </form>
  );
};
