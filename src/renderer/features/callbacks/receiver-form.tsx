/** How the receiver is set: port, addresses, path, and the operator's own note of their tunnel. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiverView } from '#contract/views/callback.ts';
import { notifyDone } from '../../ui/notify.ts';
import classes from './callbacks.module.css';
import type { Configure } from './receiver-part.tsx';

interface ReceiverFormProps {
  readonly receiver: ReceiverView;
  readonly busy: boolean;
  readonly configure: Configure;
}

const LEAST = 1_024;
const MOST = 65_535;

const portOf = (text: string): number | null => {
  if (!/^\d{1,5}$/.test(text.trim())) return null;
  const port = Number(text.trim());
  return port >= LEAST && port <= MOST ? port : null;
};

export const ReceiverForm = ({ receiver, busy, configure }: ReceiverFormProps) => {
  const { t } = useTranslation();
  const [port, setPort] = useState(String(receiver.port));
  const [ipv6, setIpv6] = useState(receiver.ipv6);
  const [guessing, setGuessing] = useState(receiver.hasSecretPath);
  const [tunnel, setTunnel] = useState(receiver.tunnel);
  const wanted = portOf(port);
  const apply = async (): Promise<void> => {
    if (wanted === null) return;
    const secretPath = guessing ? 'keep' : 'none';
    await configure({ port: wanted, ipv6, secretPath, tunnel: tunnel.trim() });
  };
  const renew = async (): Promise<void> => {
    if (await configure({ secretPath: 'fresh' })) notifyDone(t('callbacks.receiver.freshDone'));
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <TextInput
        className={classes.port}
        label={t('callbacks.receiver.port')}
        description={t('callbacks.receiver.portSays')}
        error={wanted === null && t('callbacks.receiver.portWrong')}
        inputMode="numeric"
        value={port}
        onChange={({ currentTarget }) => setPort(currentTarget.value)}
      />
      <TextInput
        className={classes.tunnel}
        label={t('callbacks.receiver.tunnel')}
        description={t('callbacks.receiver.tunnelSays')}
        placeholder={t('callbacks.receiver.point.noTunnel')}
        maxLength={300}
        value={tunnel}
        onChange={({ currentTarget }) => setTunnel(currentTarget.value)}
      />
      <div className={classes.checks}>
        <Checkbox
          label={t('callbacks.receiver.guessing')}
          description={t('callbacks.receiver.guessingSays')}
          checked={guessing}
          onChange={({ currentTarget }) => setGuessing(currentTarget.checked)}
        />
        <Checkbox
          label={t('callbacks.receiver.ipv6')}
          checked={ipv6}
          onChange={({ currentTarget }) => setIpv6(currentTarget.checked)}
        />
      </div>
      <div className={classes.formActions}>
        <Button type="submit" variant="default" disabled={busy || wanted === null}>
          {t('callbacks.receiver.apply')}
        </Button>
        {receiver.hasSecretPath && (
          <Button variant="subtle" color="gray" disabled={busy} onClick={() => void renew()}>
            {t('callbacks.receiver.fresh')}
          </Button>
        )}
      </div>
    </form>
  );
};
