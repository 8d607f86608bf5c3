/** One line of a drawer: what it is, and what it says. */
import type { ReactNode } from 'react';
import classes from './callbacks.module.css';

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

export const Fact = ({ name, children }: FactProps) => (
  <div className={classes.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
