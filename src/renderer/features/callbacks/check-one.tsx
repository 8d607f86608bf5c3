/** The paste box: a body and its signature held against this platform, field by field. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProofView } from '#contract/views/callback.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import classes from './callbacks.module.css';
import type { Frame } from './frame.ts';
import { ProofPart } from './proof-part.tsx';

export const CheckOne = ({ frame }: { readonly frame: Frame }) => {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const [signature, setSignature] = useState('');
  const [proof, setProof] = useState<ProofView | null>(null);
  const { run, busy, problem } = useAction();
  const pasted = { body, signature };
  const ask = async (name: 'callback.prove' | 'callback.keep'): Promise<boolean> => {
    const answer = await run(() => call(name, pasted));
    setProof(answer?.value ?? null);
    return answer !== null;
  };
  const keep = async (): Promise<void> => {
    if (await ask('callback.keep')) notifyDone(t('callbacks.check.kept'));
  };
  const clear = (): void => {
    setBody('');
    setSignature('');
    setProof(null);
  };
  return (
    <Screen {...frame}>
      <div className={classes.parts}>
        <p className="muted">{t('callbacks.check.says')}</p>
        <form
          className={classes.paste}
          onSubmit={(event) => {
            event.preventDefault();
            void ask('callback.prove');
          }}
        >
          <Textarea
            label={t('callbacks.check.body')}
            description={t('callbacks.check.bodySays')}
            classNames={{ input: classes.mono ?? '' }}
            rows={7}
            maxLength={65_536}
            spellCheck={false}
            value={body}
            onChange={({ currentTarget }) => {
              setBody(currentTarget.value);
              setProof(null);
            }}
          />
          <TextInput
            label={t('callbacks.check.signature')}
            description={t('callbacks.check.signatureSays')}
            classNames={{ input: classes.mono ?? '' }}
            maxLength={200}
            spellCheck={false}
            value={signature}
            onChange={({ currentTarget }) => {
              setSignature(currentTarget.value);
              setProof(null);
            }}
          />
          <div className={classes.formActions}>
            <Button type="submit" variant="filled" loading={busy} disabled={body.trim() === ''}>
              {t('callbacks.check.run')}
            </Button>
            <Button variant="subtle" color="gray" onClick={clear}>
              {t('callbacks.check.clear')}
            </Button>
          </div>
        </form>
        {problem !== null && <ErrorBand error={problem} />}
        {proof !== null && <ProofPart proof={proof} busy={busy} onKeep={() => void keep()} />}
      </div>
    </Screen>
  );
};
