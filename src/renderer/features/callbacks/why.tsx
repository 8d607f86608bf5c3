/** Why a callback may not have come: what can be tested from here is tested, the rest is explained. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DisbelievedView, ReceiverTestView, ReceiverView } from '#contract/views/callback.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { formatCount } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './callbacks.module.css';
import type { Frame } from './frame.ts';
import { OnePayment } from './one-payment.tsx';
import { publicUrl } from './point-tunnel.tsx';
import { Step } from './step.tsx';

interface WhyProps {
  readonly frame: Frame;
  readonly receiver: ReceiverView;
  readonly onReceiver: () => void;
}

const Reach = ({ test }: { readonly test: ReceiverTestView | null }) => {
  const { t } = useTranslation();
  if (test === null) return <Step tone="waiting" title={t('callbacks.why.steps.reach.notRun')} />;
  return test.answers.map(({ address, status, text }) =>
    status === 200 ? (
      <Step key={address} tone="paid" title={t('callbacks.why.steps.reach.good')}>
        {t('callbacks.why.steps.reach.goodSays', { address, status, text })}
      </Step>
    ) : (
      <Step key={address} tone="refused" title={t('callbacks.why.steps.reach.bad')}>
        {t('callbacks.why.steps.reach.badSays', {
          address,
          text: status === null ? text : `${status} ${text}`,
        })}
      </Step>
    ),
  );
};

const Disbelief = ({ found }: { readonly found: DisbelievedView | null }) => {
  const { t } = useTranslation();
  const last = found?.counts[0];
  if (found === null) return null;
  if (last === undefined) {
    return <Step tone="paid" title={t('callbacks.why.steps.disbelieved.good')} />;
  }
  const count = found.counts.reduce((sum, { times }) => sum + times, 0);
  const why = t(`callbacks.came.why.${last.why}`);
  return (
    <Step
      tone="refused"
      title={t('callbacks.why.steps.disbelieved.bad', { count, why, shown: formatCount(count) })}
    >
      {t('callbacks.why.steps.disbelieved.next')}
    </Step>
  );
};

const Tested = ({
  receiver,
  onReceiver,
  test,
}: Omit<WhyProps, 'frame'> & { test: ReceiverTestView | null }) => {
  const { t } = useTranslation();
  const { value: disbelieved } = useReply('callback.disbelieved', {});
  const isOn = receiver.state.kind === 'on';
  const url = publicUrl(receiver);
  const stored = receiver.stored ?? 0;
  return (
    <ul className={classes.checklist}>
      {isOn ? (
        <Step tone="paid" title={t('callbacks.why.steps.on.good')} />
      ) : (
        <Step tone="refused" title={t('callbacks.why.steps.on.bad')}>
          <LinkButton onClick={onReceiver}>{t('callbacks.why.steps.on.next')}</LinkButton>
        </Step>
      )}
      {isOn && <Reach test={test} />}
      <Disbelief found={disbelieved} />
      {stored > 0 ? (
        <Step
          tone="paid"
          title={t('callbacks.why.steps.came.good', { count: stored, shown: formatCount(stored) })}
        />
      ) : (
        <Step tone="waiting" title={t('callbacks.why.steps.came.none')} />
      )}
      <Step tone="waiting" title={t('callbacks.why.steps.tunnel.title')}>
        {url === null
          ? t('callbacks.why.steps.tunnel.none')
          : t('callbacks.why.steps.tunnel.says', { url })}
      </Step>
      {(['whitelist', 'card', 'webhook', 'paid'] as const).map((name) => (
        <Step key={name} tone="waiting" title={t(`callbacks.why.steps.${name}.title`)}>
          {t(`callbacks.why.steps.${name}.says`)}
        </Step>
      ))}
    </ul>
  );
};

export const Why = ({ frame, receiver, onReceiver }: WhyProps) => {
  const { t } = useTranslation();
  const isOn = receiver.state.kind === 'on';
  const { value: test, error, loading, reload } = useReply('callback.test', {});
  return (
    <Screen
      {...frame}
      actions={
        <Button variant="filled" loading={loading} disabled={!isOn} onClick={reload}>
          {t('callbacks.why.run')}
        </Button>
      }
    >
      <div className={classes.parts}>
        {error !== null && <ErrorBand error={error} onRetry={reload} />}
        <Section title={t('callbacks.tabs.why')} aside={t('callbacks.why.says')}>
          <Tested receiver={receiver} onReceiver={onReceiver} test={test} />
        </Section>
        <OnePayment />
      </div>
    </Screen>
  );
};
