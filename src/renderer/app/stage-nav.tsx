/** The six steps in a line: passed, current, later; the one on screen is underlined. */
import { useTranslation } from 'react-i18next';
import type { BatchView, Stage } from '#contract/views/batch.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './batch-page.module.css';
import { isReachable, STAGES, stepState } from './batch-stages.ts';

interface StageNavProps {
  readonly batch: BatchView;
  readonly shown: Stage;
  readonly onShow: (stage: Stage) => void;
}

export const StageNav = ({ batch, shown, onShow }: StageNavProps) => {
  const { t } = useTranslation();
  const words = { passed: 'stagePassed', current: 'stageNow', later: 'stageLater' } as const;
  return (
    <nav className={classes['steps']} aria-label={t('batches.stages')}>
      <ol>
        {STAGES.map((stage) => {
          const state = stepState(batch, stage);
          const name = t(`batches.stage.${stage}`);
          return (
            <li key={stage} data-state={state}>
              <button
                type="button"
                disabled={!isReachable(batch, stage)}
                aria-current={stage === shown ? 'step' : undefined}
                aria-label={t(`batches.${words[state]}`, { stage: name })}
                onClick={() => onShow(stage)}
              >
                <span className={classes['dot']}>
                  {state === 'passed' && <Icon name="check" />}
                </span>
                {name}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
