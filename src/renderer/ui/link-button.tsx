import type { ComponentProps } from 'react';
import classes from './link-button.module.css';

/** Goes somewhere in the window; looks like a link, because it only looks and never acts. */
export const LinkButton = ({ className = '', ...rest }: ComponentProps<'button'>) => (
  <button type="button" {...rest} className={`${classes.link} ${className}`} />
);
