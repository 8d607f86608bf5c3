import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  /** One sentence: why nothing is here and what would bring it. */
  readonly sentence: string;
  /** One action. */
  readonly action?: ReactNode;
}

/** A place with nothing in it yet. */
export const EmptyState = ({ sentence, action }: EmptyStateProps) => (
  <div className={classes.empty}>
    <p>{sentence}</p>
    {action}
  </div>
);
