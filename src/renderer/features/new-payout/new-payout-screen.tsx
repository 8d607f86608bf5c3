/** One payout entered by hand; it becomes a batch of one and walks the same road. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyListView } from '#contract/views/money.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { loadCurrencies, useCurrencies } from '../../bridge/currencies-store.ts';
import { useAction } from '../../bridge/use-action.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { emptyDraft, inputOf, isPayable } from './draft.ts';
import styles from './new-payout.module.css';
import { PayoutForm } from './payout-form.tsx';
import { usePreview } from './use-preview.ts';

interface NewPayoutScreenProps {
  /** The small payout that proves a platform: says what to choose and what it proves. */
  readonly first: boolean;
  readonly onCreated: (batchId: string) => void;
}

const Form = ({
  list,
  onCreated,
}: Pick<NewPayoutScreenProps, 'onCreated'> & { readonly list: CurrencyListView }) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => emptyDraft(new Date()));
  const preview = usePreview(draft);
  const { run, busy, problem } = useAction();
  const ready = isPayable(preview.view) && !preview.stale;
  const create = async (): Promise<void> => {
    const input = inputOf(draft);
    if (input === null || !ready || busy) return;
    const answer = await run(() => call('payout.create', input));
    if (answer === null) return;
    receiveBatch(answer.value);
    onCreated(answer.value.id);
  };
  return (
    <form
      className={styles['screen']}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <div className={styles['scroll']}>
        <PayoutForm
          currencies={list.currencies}
          draft={draft}
          preview={preview}
          onDraft={setDraft}
        />
        {preview.error !== null && <ErrorBand error={preview.error} />}
        {problem !== null && <ErrorBand error={problem} />}
      </div>
      <ActionBar note={`${t('newPayout.continueTeach')} ${t('newPayout.fees')}`}>
        <Button type="submit" variant="filled" disabled={!ready} loading={busy}>
          {t('newPayout.continue')}
        </Button>
      </ActionBar>
    </form>
  );
};

export const NewPayoutScreen = ({ first, onCreated }: NewPayoutScreenProps) => {
  const { t } = useTranslation();
  const list = useCurrencies((state) => state.list);
  const error = useCurrencies((state) => state.error);
  const reload = (): void => void loadCurrencies(true);
  return (
    <Screen
      title={t('newPayout.title')}
      aside={t('newPayout.lead')}
      {...(first
        ? {
            head: (
              <ProblemBand
                tone="waiting"
                dense
                happened={t('setup.first')}
                next={t('setup.firstSays')}
              />
            ),
          }
        : {})}
      filled
    >
      {list === null && error !== null && (
        <div className={styles['scroll']}>
          <ErrorBand error={error} onRetry={reload} />
        </div>
      )}
      {list === null && error === null && <EmptyState sentence={t('newPayout.loading')} />}
      {list !== null && list.currencies.length === 0 && (
        <EmptyState
          sentence={t('newPayout.empty')}
          action={<Button onClick={reload}>{t('newPayout.again')}</Button>}
        />
      )}
      {list !== null && list.currencies.length > 0 && <Form list={list} onCreated={onCreated} />}
    </Screen>
  );
};
