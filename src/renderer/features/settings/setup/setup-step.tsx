/** One step: its number, what it is about, how it stands, and what can be done about it. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupState, SetupStepView } from '#contract/views/setup.ts';
import { formatAbsolute } from '../../../ui/format-time.ts';
import { StateMark, type Tone } from '../../../ui/state-mark.tsx';
import classes from './setup.module.css';

const TONES: Readonly<Record<SetupState, Tone>> = {
  open: 'waiting',
  said: 'moving',
  entered: 'paid',
  proved: 'paid',
  failed: 'refused',
};

interface SetupStepProps {
  readonly step: SetupStepView;
  readonly number: number;
  /** The step that is to be done now: it alone shows what it needs. */
  readonly current: boolean;
  readonly children: ReactNode;
}

export const SetupStep = ({ step, number, current, children }: SetupStepProps) => {
  const { t } = useTranslation();
  const { step: name, state, at, says } = step;
  const word = t(`setup.state.${state}`);
  const full = at === null ? word : t('setup.at', { state: word, at: formatAbsolute(at) });
  return (
    <li className={classes.step} data-current={current || undefined} data-step={name}>
      <span className={classes.number} aria-hidden="true">
        {number}
      </span>
      <div className={classes.stepHead}>
        <h2 tabIndex={-1}>{t(`setup.name.${name}`)}</h2>
        <StateMark tone={TONES[state]} word={full} />
      </div>
      <div className={classes.stepBody}>
        {current && <p className={classes.says}>{t(`setup.says.${name}`)}</p>}
        {says !== null && (
          <p className={classes.failed} role="alert">
            {says}
          </p>
        )}
        {children}
      </div>
    </li>
  );
};
