/** The receiver: its switch, where to point the tunnel, and what requests came to. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '#contract/contract.ts';
import type { ReceiverView } from '#contract/views/callback.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './callbacks.module.css';
import type { Frame } from './frame.ts';
import { PointTunnel } from './point-tunnel.tsx';
import { ReceiverForm } from './receiver-form.tsx';
import { TallyPart } from './tally-part.tsx';

interface ReceiverPartProps {
  readonly frame: Frame;
  readonly receiver: ReceiverView;
  readonly onSaved: (receiver: ReceiverView) => void;
}

export type Configure = (change: Partial<CallInput<'callback.configure'>>) => Promise<boolean>;

const Standing = ({ receiver }: { readonly receiver: ReceiverView }) => {
  const { t } = useTranslation();
  const { state } = receiver;
  switch (state.kind) {
    case 'on':
      return (
        <p className={classes.standing}>
          {t('callbacks.receiver.on', { address: state.addresses.join(', ') })}{' '}
          <TimeText at={state.since} />
        </p>
      );
    case 'failed':
      return <ProblemBand happened={t('callbacks.receiver.failed')} meaning={state.detail} />;
    default:
      return <p className={classes.standing}>{t(`callbacks.receiver.${state.kind}`)}</p>;
  }
};

export const ReceiverPart = ({ frame, receiver, onSaved }: ReceiverPartProps) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const isOn = receiver.state.kind === 'on' || receiver.state.kind === 'starting';
  const configure: Configure = async (change) => {
    const { on, port, ipv6, tunnel, hasSecretPath } = receiver;
    const secretPath = hasSecretPath ? 'keep' : 'none';
    const now = { on, port, ipv6, tunnel, secretPath } as const;
    const saved = await run(() => call('callback.configure', { ...now, ...change }));
    if (saved === null) return false;
    onSaved(saved.value);
    if (saved.value.state.kind !== 'failed') notifyDone(t('callbacks.receiver.applied'));
    return true;
  };
  const closed = receiver.closedBecause;
  const word = isOn ? 'switchOff' : receiver.state.kind === 'failed' ? 'tryAgain' : 'switchOn';
  return (
    <Screen
      {...frame}
      actions={
        <Button
          variant={isOn ? 'default' : 'filled'}
          loading={busy}
          disabled={closed !== null}
          onClick={() => void configure({ on: !isOn })}
        >
          {t(`callbacks.receiver.${word}`)}
        </Button>
      }
    >
      <div className={classes.parts}>
        {problem !== null && <ErrorBand error={problem} />}
        {closed !== null && (
          <ProblemBand tone="waiting" happened={t('callbacks.receiver.closed')} meaning={closed} />
        )}
        <Section title={t('callbacks.receiver.switchTitle')}>
          <Standing receiver={receiver} />
          <ReceiverForm
            key={`${receiver.port} ${receiver.ipv6} ${receiver.hasSecretPath} ${receiver.tunnel}`}
            receiver={receiver}
            busy={busy || closed !== null}
            configure={configure}
          />
        </Section>
        <PointTunnel receiver={receiver} />
        {isOn && <TallyPart tally={receiver.tally} />}
      </div>
    </Screen>
  );
};
