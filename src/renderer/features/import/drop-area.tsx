/** The place a payment file is dropped on; it says so while a file hovers over it. */
import { useState, type DragEvent, type ReactNode } from 'react';
import styles from './import.module.css';

interface DropAreaProps {
  readonly onFile: (file: File) => void;
  readonly onSeveral: () => void;
  readonly children: (hovering: boolean) => ReactNode;
}

export const DropArea = ({ onFile, onSeveral, children }: DropAreaProps) => {
  const [hovering, setHovering] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setHovering(false);
    const file = event.dataTransfer.files[0];
    if (event.dataTransfer.files.length > 1) onSeveral();
    else if (file !== undefined) onFile(file);
  };
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setHovering(true);
  };
  return (
    <div
      className={styles['drop']}
      data-hovering={hovering || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setHovering(false)}
      onDrop={onDrop}
    >
      {children(hovering)}
    </div>
  );
};
