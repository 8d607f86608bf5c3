/** How to point a tunnel or proxy at the receiver, in three steps with everything to copy. */
import { useTranslation } from 'react-i18next';
import type { ReceiverView } from '#contract/views/callback.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './callbacks.module.css';

const Line = ({ text, what }: { readonly text: string; readonly what: string }) => (
  <div className={classes.line}>
    <code>{text}</code>
    <CopyButton text={text} what={what} />
  </div>
);

/** Where the gateway must call: the public address with the receiver's own path. */
export const publicUrl = ({ tunnel, path }: ReceiverView): string | null =>
  tunnel === '' ? null : `${tunnel.replace(/\/+$/, '')}${path}`;

export const PointTunnel = ({ receiver }: { readonly receiver: ReceiverView }) => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  const { localUrls, path } = receiver;
  const example = `${t('callbacks.receiver.point.noTunnel')}${path}`;
  return (
    <Section title={t('callbacks.receiver.pointTitle')}>
      <ol className={classes.steps}>
        <li>
          <p>{t('callbacks.receiver.point.one')}</p>
          {localUrls.map((url) => (
            <Line key={url} text={url} what={t('common.address')} />
          ))}
          <p className="muted">{t('callbacks.receiver.point.unchanged')}</p>
        </li>
        <li>
          <p>{t('callbacks.receiver.point.two', { id: profile.platformId })}</p>
          <Line text={publicUrl(receiver) ?? example} what={t('common.address')} />
        </li>
        <li>
          <p>{t('callbacks.receiver.point.three')}</p>
        </li>
      </ol>
    </Section>
  );
};
