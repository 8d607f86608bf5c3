/** The place that says what may be dropped; a file is taken wherever on the window it is let go. */
import type { ReactNode } from 'react';
import styles from './import.module.css';
import { useFileDrop } from './use-file-drop.ts';

interface DropAreaProps {
  readonly onFile: (file: File) => void;
  readonly onSeveral: () => void;
  readonly children: (hovering: boolean) => ReactNode;
}

export const DropArea = ({ onFile, onSeveral, children }: DropAreaProps) => {
  const hovering = useFileDrop({ onFile, onSeveral });
  return (
    <div className={styles['drop']} data-hovering={hovering || undefined}>
      {children(hovering)}
    </div>
  );
};
