/** The line above the sheet: the whole value of the cell one is in, what is wrong with it, and the ways out. */
import { Button, TextInput } from '@mantine/core';
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowView } from '#contract/views/batch.ts';
import type { RowField } from '#core/import/row.ts';
import { AddressText } from '../../../ui/address-text.tsx';
import { TieFacts } from '../tie-facts.tsx';
import { RepeatFacts, type Excusing } from '../repeat-facts.tsx';
import type { RowWays } from './row-reasons.tsx';
import styles from './sheet.module.css';

interface CellBarProps {
  readonly row: RowView | undefined;
  readonly field: RowField;
  readonly frozen: boolean;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly onExclude: () => void;
  readonly onSplit: () => void;
  readonly onFix: () => void;
  /** Null once the batch is frozen. */
  readonly ways: Pick<RowWays, 'onApart'> | null;
  readonly onNext: () => void;
}

interface BarDeedsProps extends Pick<
  CellBarProps,
  'frozen' | 'onExclude' | 'onSplit' | 'onFix' | 'onNext'
> {
  readonly isWrong: boolean;
  readonly isExcluded: boolean;
}

const Deeds = (props: BarDeedsProps) => {
  const { frozen, isWrong, isExcluded, onExclude, onSplit, onFix, onNext } = props;
  const { t } = useTranslation();
  return (
    <>
      <Button size="xs" onClick={onNext}>
        {t('sheet.next')} <kbd className={styles['key']}>F8</kbd>
      </Button>
      {!frozen && (
        <>
          {isWrong && (
            <Button size="xs" onClick={onFix}>
              {t('sheet.fix.open')} <kbd className={styles['key']}>Ctrl+.</kbd>
            </Button>
          )}
          <Button size="xs" onClick={onSplit} disabled={isExcluded}>
            {t('sheet.split.open')}
          </Button>
          <Button size="xs" onClick={onExclude}>
            {t(isExcluded ? 'sheet.takeIn' : 'sheet.leaveOut')}{' '}
            <kbd className={styles['key']}>{t('sheet.space')}</kbd>
          </Button>
        </>
      )}
    </>
  );
};

/** The buttons are the same for nearly every row one comes to. */
const BarDeeds = memo(Deeds);

const Bar = (props: CellBarProps) => {
  const { row, field, frozen, excusing, onExclude, onSplit, onFix, ways, onNext } = props;
  const { t } = useTranslation();
  if (row === undefined) return <div className={styles['bar']} />;
  const value = row.cells[field];
  const was = row.was[field];
  const own = row.issues.filter(({ column }) => column === field || column === null);
  // The worst one stands beneath the row already.
  const worst = row.issues.find(({ level }) => level === 'error') ?? row.issues[0];
  const others = own.filter((issue) => issue !== worst);
  return (
    <section className={styles['bar']} aria-label={t('sheet.bar')}>
      <div className={styles['barCell']}>
        <span className={styles['barName']}>
          {t('sheet.place', { row: row.row, field: t(`import.field.${field}`) })}
        </span>
        <span className={styles['barValue']}>
          {field === 'address' && value !== '' ? <AddressText address={value} /> : value || '–'}
        </span>
        {was !== undefined && (
          <span className={styles['barWas']}>{t('sheet.was', { value: was || '–' })}</span>
        )}
        {own.map(({ rule }) => (
          <code key={rule} className={styles['rule']}>
            {rule}
          </code>
        ))}
        <span className={styles['spring']} />
        <BarDeeds
          frozen={frozen}
          isWrong={row.issues.length > 0}
          isExcluded={row.status === 'excluded'}
          onExclude={onExclude}
          onSplit={onSplit}
          onFix={onFix}
          onNext={onNext}
        />
      </div>
      <TieFacts row={row} onApart={ways?.onApart ?? null} />
      {others.map((issue) => (
        <p key={`${issue.rule} ${issue.message}`} className={styles['barIssue']}>
          <strong data-level={issue.level}>{t(`import.rows.status.${issue.level}`)}</strong>{' '}
          {issue.message}
        </p>
      ))}
      {row.issues.map(
        (issue) =>
          issue.repeats !== undefined && (
            <div key={`${issue.rule} ${issue.message}`} className={styles['barRepeat']}>
              <RepeatFacts
                row={row.row}
                issue={issue}
                excusing={row.status === 'excluded' ? null : excusing}
              />
            </div>
          ),
      )}
    </section>
  );
};

/** Drawn again when one comes to another cell, not while one types. */
export const CellBar = memo(Bar);

interface FindBoxProps {
  readonly onFind: (text: string, direction: 'forward' | 'back') => void;
  readonly onClose: () => void;
}

/** Jumps from match to match and hides nothing, unlike the search above, which shows matches alone. */
export const FindBox = ({ onFind, onClose }: FindBoxProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && text.trim() !== '')
      onFind(text.trim(), event.shiftKey ? 'back' : 'forward');
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      className={styles['find'] ?? ''}
      ref={field}
      aria-label={t('sheet.find.label')}
      placeholder={t('sheet.find.hint')}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
};
