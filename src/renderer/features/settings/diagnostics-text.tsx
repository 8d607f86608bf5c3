/** The page itself: read by scrolling, or by looking for words in it. */
import { ActionIcon, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import classes from './diagnostics.module.css';
import { findInPage, type FoundLine } from './find-in-page.ts';

interface TextProps {
  readonly lines: readonly FoundLine[];
  /** The place that is looked at. */
  readonly at: number;
}

const Line = ({ line, at }: { readonly line: FoundLine; readonly at: number }) => (
  <span className={classes.line} data-mark={line.mark ?? undefined}>
    {line.pieces.map(({ text, place }, index) =>
      place === null ? (
        text
      ) : (
        <mark key={index} data-here={place === at ? '' : undefined}>
          {text}
        </mark>
      ),
    )}
  </span>
);

const Text = ({ lines, at }: TextProps) => {
  const { t } = useTranslation();
  const page = useRef<HTMLPreElement>(null);
  useEffect(() => {
    page.current?.querySelector('[data-here]')?.scrollIntoView({ block: 'nearest' });
  }, [at, lines]);
  return (
    // A page longer than its frame is scrolled by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={classes.page} ref={page} tabIndex={0} aria-label={t('diagnostics.page')}>
      {lines.map((line, index) => (
        <Line key={index} line={line} at={at} />
      ))}
    </pre>
  );
};

export const DiagnosticsText = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const { lines, count } = useMemo(() => findInPage(text, wanted), [text, wanted]);
  const here = count === 0 ? 0 : at % count;
  const step = (by: number): void => setAt(count === 0 ? 0 : (here + by + count) % count);
  return (
    <>
      <search className={classes.find}>
        <TextInput
          className={classes.field}
          type="search"
          aria-label={t('diagnostics.find')}
          placeholder={t('diagnostics.find')}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          }}
        />
        {wanted !== '' && (
          <>
            <ActionIcon
              variant="subtle"
              aria-label={t('diagnostics.previous')}
              disabled={count === 0}
              onClick={() => step(-1)}
            >
              <Icon name="up" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('diagnostics.next')}
              disabled={count === 0}
              onClick={() => step(1)}
            >
              <Icon name="down" />
            </ActionIcon>
            <output className={classes.found}>
              {t('diagnostics.found', { count, at: here + 1 })}
            </output>
          </>
        )}
      </search>
      <Text lines={lines} at={here} />
    </>
  );
};
