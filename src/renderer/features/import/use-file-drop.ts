/** A file dropped anywhere on the window while the hook is in use; says whether one hovers over it. */
import { useEffect, useState } from 'react';

interface FileDrop {
  readonly onFile: (file: File) => void;
  /** More than one file at a time becomes no batch. */
  readonly onSeveral: () => void;
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') === true;

export const useFileDrop = ({ onFile, onSeveral }: FileDrop): boolean => {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      setHovering(true);
    };
    const leave = (event: DragEvent): void => {
      // Only where the pointer leaves the window has it nowhere to go.
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHovering(false);
      const [file, another] = event.dataTransfer?.files ?? [];
      if (another !== undefined) onSeveral();
      else if (file !== undefined) onFile(file);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFile, onSeveral]);
  return hovering;
};
