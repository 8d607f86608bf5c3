/** All pages of the help, and the places a search found. */
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { helpPages, screenPages, taskPages } from '../../i18n/help.ts';
import type { HelpId } from '../../i18n/help-page.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { turnTo } from './help-store.ts';
import classes from './help.module.css';
import type { HelpHit } from './search-help.ts';

const Group = ({ title, ids }: { readonly title: string; readonly ids: readonly HelpId[] }) => (
  <section className={classes.section}>
    <h3 className={classes.title}>{title}</h3>
    <ul className={classes.topics}>
      {ids.map((id) => (
        <li key={id}>
          <LinkButton onClick={() => turnTo(id)}>{helpPages[id].title}</LinkButton>
        </li>
      ))}
    </ul>
  </section>
);

export const HelpContents = () => {
  const { t } = useTranslation();
  return (
    <>
      <Group title={t('help.groups.tasks')} ids={taskPages} />
      <Group title={t('help.groups.screens')} ids={screenPages} />
    </>
  );
};

/** Moves between the places with the arrow keys. */
const moveOn = (event: KeyboardEvent<HTMLButtonElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-help-body] li > button')];
  buttons[buttons.indexOf(event.currentTarget) + step]?.focus();
};

interface HelpHitsProps {
  readonly query: string;
  readonly hits: readonly HelpHit[];
  readonly onOpen: (hit: HelpHit) => void;
}

export const HelpHits = ({ query, hits, onOpen }: HelpHitsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <output className={classes.count}>
        {t('help.found', { count: hits.length, text: query })}
      </output>
      {hits.length === 0 && <p>{t('help.noneNext')}</p>}
      <ul className={classes.hits}>
        {hits.map((hit) => (
          <li key={`${hit.page} ${hit.section ?? ''}`}>
            <button type="button" onKeyDown={moveOn} onClick={() => onOpen(hit)}>
              <b>{hit.title}</b>
              <span>{hit.aside}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};
