/** How the receiver stands, in a few words beside the title. */
import { useTranslation } from 'react-i18next';
import type { ReceiverView } from '#contract/views/callback.ts';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';

const TONES: Readonly<Record<ReceiverView['state']['kind'], Tone>> = {
  off: 'waiting',
  starting: 'moving',
  on: 'paid',
  failed: 'refused',
};

export const StateLine = ({ receiver }: { readonly receiver: ReceiverView }) => {
  const { t } = useTranslation();
  const { state, port } = receiver;
  return (
    <StateMark
      tone={TONES[state.kind]}
      word={t(`callbacks.state.${state.kind}`, { port: String(port) })}
    />
  );
};
