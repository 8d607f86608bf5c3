/** One line of the checklist: what was found, what it means, what to do. */
import type { ReactNode } from 'react';
import { StateShape, type Tone } from '../../ui/state-mark.tsx';
import classes from './callbacks.module.css';

interface StepProps {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
}

export const Step = ({ tone, title, children }: StepProps) => (
  <li className={classes.step} data-tone={tone}>
    <StateShape tone={tone} />
    <div>
      <p className={classes.stepTitle}>{title}</p>
      {children !== undefined && <div className="muted">{children}</div>}
    </div>
  </li>
);
