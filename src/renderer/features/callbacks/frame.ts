/** What every part of the screen has in common: title, how the receiver stands, and the way to the other parts. */
import type { ReactNode } from 'react';

export interface Frame {
  readonly title: string;
  readonly aside: ReactNode;
  readonly head: ReactNode;
}
