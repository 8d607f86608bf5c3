/** The foot of a step: what stands in the way on the left, the one primary button at the right. */
import type { ReactNode } from 'react';
import classes from './action-bar.module.css';

interface ActionBarProps {
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

export const ActionBar = ({ note, children }: ActionBarProps) => (
  <footer className={classes.bar}>
    <div className={classes.note}>{note}</div>
    {children}
  </footer>
);
