/** Goes to a row by its number in the file, whatever hid it. */
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../ui/format.ts';
import styles from './sheet.module.css';

interface GoBoxProps {
  /** Rows of the batch. */
  readonly rows: number;
  readonly onGo: (row: number) => void;
  readonly onClose: () => void;
}

/** The number typed, when the batch has such a row. */
export const rowTyped = (text: string, rows: number): number | null => {
  const digits = text.replaceAll(/[\s\u202f]/gu, '');
  const row = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return row >= 1 && row <= rows ? row : null;
};

export const GoBox = ({ rows, onGo, onClose }: GoBoxProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const row = rowTyped(text, rows);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && row !== null) onGo(row);
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      className={styles['find'] ?? ''}
      ref={field}
      inputMode="numeric"
      aria-label={t('sheet.go.label')}
      placeholder={t('sheet.go.hint', { rows: formatCount(rows) })}
      error={text.trim() !== '' && row === null ? t('sheet.go.none') : null}
      maxLength={20}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
};
