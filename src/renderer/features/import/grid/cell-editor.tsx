/** The field in a cell that is being typed into; Enter, Tab and leaving it keep the text, Escape drops it. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Sheet } from './use-sheet.ts';
import styles from './sheet.module.css';

interface CellEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onType: Sheet['type'];
  readonly onSettle: Sheet['settle'];
}

export const CellEditor = ({ label, value, onType, onSettle }: CellEditorProps) => {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    const input = field.current;
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }, []);
  const settle = (keep: boolean, move: Parameters<Sheet['settle']>[1]): void => {
    // Leaving the field by a key also takes the focus from it.
    if (done.current) return;
    done.current = true;
    const grid = field.current?.closest('[role="grid"]');
    onSettle(keep, move);
    if (grid instanceof HTMLElement) grid.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') settle(true, event.shiftKey ? 'up' : 'down');
    else if (event.key === 'Tab') settle(true, event.shiftKey ? 'left' : 'right');
    else if (event.key === 'Escape') settle(false, null);
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={field}
      className={styles['editor']}
      aria-label={label}
      value={value}
      maxLength={1024}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => settle(true, null)}
    />
  );
};
