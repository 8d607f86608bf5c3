/** How the practice gateway calls back, for training, and what it called. */
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeCallbacksView, ReceiverView } from '#contract/views/callback.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import table from '../../ui/plain-table.module.css';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './callbacks.module.css';
import type { Frame } from './frame.ts';
import { PracticeSwitches } from './practice-switches.tsx';

interface PracticeCallsProps {
  readonly frame: Frame;
  readonly receiver: ReceiverView | null;
}

const SHOWN = 50;

interface SentProps {
  readonly sent: PracticeCallbacksView['sent'];
  readonly onResend: (n: number) => void;
}

const Sent = ({ sent, onResend }: SentProps) => {
  const { t } = useTranslation();
  if (sent.length === 0) return <EmptyState sentence={t('callbacks.practice.none')} />;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('callbacks.practice.column.at')}</th>
          <th scope="col">{t('callbacks.practice.column.form')}</th>
          <th scope="col">{t('callbacks.practice.column.says')}</th>
          <th scope="col">{t('callbacks.practice.column.answers')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('callbacks.practice.resend')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sent.slice(0, SHOWN).map(({ n, at, form, body, answers }) => (
          <tr key={n}>
            <td>
              <TimeText at={at} />
            </td>
            <td>{t(`callbacks.practice.forms.${form}`)}</td>
            <td className={classes.fieldValue}>
              <code title={body}>{body}</code>
            </td>
            <td>{answers.length === 0 ? t('callbacks.practice.waiting') : answers.join(', ')}</td>
            <td data-align="end">
              <Button size="compact-sm" variant="subtle" onClick={() => onResend(n)}>
                {t('callbacks.practice.resend')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const PracticeCalls = ({ frame, receiver }: PracticeCallsProps) => {
  const { t } = useTranslation();
  const read = useCallback(() => call('practice.callbacks', {}), []);
  const { value, error, again, take } = useReading(read);
  const { run, problem } = useAction();
  useBursts({ event: 'callback.changed', matches: () => true, wait: 500 }, again);
  const resend = async (n: number): Promise<void> => {
    const sent = await run(() => call('practice.resend', { n }));
    if (sent !== null) take(sent.value);
  };
  return (
    <Screen {...frame}>
      <div className={classes.parts}>
        {error !== null && <ErrorBand error={error} onRetry={again} />}
        {problem !== null && <ErrorBand error={problem} />}
        {value === null && error === null && <EmptyState sentence={t('common.loading')} />}
        {value !== null && (
          <>
            <PracticeSwitches state={value} receiver={receiver} onApplied={take} />
            <Section title={t('callbacks.practice.sent')}>
              <Sent sent={value.sent} onResend={(n) => void resend(n)} />
            </Section>
          </>
        )}
      </div>
    </Screen>
  );
};
