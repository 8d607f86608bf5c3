/** What stays above every step of a batch: its name, the six steps, the equation and the control sums. */
import { useTranslation } from 'react-i18next';
import type { BatchView, Stage } from '#contract/views/batch.ts';
import { AmountText } from '../ui/amount-text.tsx';
import { areExpected, sumsOf, sumWords } from '../ui/batch-sums.ts';
import { EquationBar } from '../ui/equation-bar.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { RunBadge } from '../ui/run-badge.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { UnknownMark } from '../ui/unknown-mark.tsx';
import { BatchMenu } from './batch-menu.tsx';
import { BatchName } from './batch-name.tsx';
import classes from './batch-page.module.css';
import { isFrozen } from './batch-stages.ts';
import { navigate } from './navigation.ts';
import { StageNav } from './stage-nav.tsx';

const Sums = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  if (batch.sums.length === 0) return null;
  return (
    <ul className={classes['sums']} aria-label={t('common.sums.title')}>
      {sumsOf(batch).map((sum) => (
        <li key={sum.of} title={areExpected(batch) ? t('common.expected') : undefined}>
          {areExpected(batch) && '≈ '}
          <AmountText amount={sum.sum} code={sumWords(sum)} />
        </li>
      ))}
    </ul>
  );
};

interface BatchHeadProps {
  readonly batch: BatchView;
  readonly shown: Stage;
  readonly onShow: (stage: Stage) => void;
}

export const BatchHead = ({ batch, shown, onShow }: BatchHeadProps) => {
  const { t } = useTranslation();
  return (
    <header className={classes['head']}>
      <div className={classes['titleLine']}>
        <button
          type="button"
          className={classes['back']}
          onClick={() => navigate({ screen: 'batches' })}
        >
          {t('batches.title')}
        </button>
        <span className={classes['slash']} aria-hidden="true">
          /
        </span>
        <BatchName batchId={batch.id} name={batch.name} />
        <span className={classes['file']}>
          {batch.fileName ?? t('batches.byHand')} · <TimeText at={batch.createdAt} />
        </span>
        <span className={classes['spring']} />
        {batch.run !== null && batch.run.unknown > 0 && (
          <LinkButton onClick={() => navigate({ screen: 'unknown' })}>
            <UnknownMark run={batch.run} />
          </LinkButton>
        )}
        <RunBadge batch={batch} />
        {!isFrozen(batch) && <BatchMenu batch={batch} />}
      </div>
      <StageNav batch={batch} shown={shown} onShow={onShow} />
      <div className={classes['inSight']}>
        {batch.import.kind === 'ready' ? (
          <EquationBar
            rowsInFile={batch.rowsInFile}
            rowsAdded={batch.rowsAdded}
            toPay={batch.toPay}
            excluded={batch.excluded}
            errors={batch.errors}
          />
        ) : (
          <p className="muted">
            {t(
              batch.import.kind === 'refused' || batch.import.kind === 'cancelled'
                ? 'batches.countedNone'
                : 'batches.countedLater',
            )}
          </p>
        )}
        <Sums batch={batch} />
      </div>
    </header>
  );
};
