/** The help at the right edge of the window: search, a page or the contents. Escape closes it and the focus goes back. */
import { TextInput } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { helpPages, screenPages, taskPages } from '../../i18n/help.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { HelpContents, HelpHits } from './help-contents.tsx';
import { HelpPageView } from './help-page-view.tsx';
import { closeHelp, turnBack, turnTo, useHelp, type HelpPlace } from './help-store.ts';
import classes from './help.module.css';
import { searchHelp, type HelpHit } from './search-help.ts';

/** Gives the keyboard back to what had it before the help was opened. */
const useFocusBack = (): void => {
  const before = useRef(document.activeElement);
  useLayoutEffect(() => {
    const element = before.current;
    return () => {
      if (element instanceof HTMLElement) element.focus();
    };
  }, []);
};

/** Escape belongs to the help while the keyboard is in it, not to a drawer behind. */
const closeOnEscape = (event: KeyboardEvent): void => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  closeHelp();
};

const Foot = () => {
  const { t } = useTranslation();
  const hasPast = useHelp((help) => help.past.length > 0);
  return (
    <div className={classes.foot}>
      {hasPast && <LinkButton onClick={turnBack}>{t('help.back')}</LinkButton>}
      <LinkButton onClick={() => turnTo(null)}>{t('help.contents')}</LinkButton>
    </div>
  );
};

const sectionOf = ({ page, section, heading }: HelpPlace): number | null =>
  page === null || heading === undefined
    ? section
    : helpPages[page].sections.findIndex((each) => each.heading === heading);

const PlaceView = ({ place }: { readonly place: HelpPlace }) =>
  place.page === null ? (
    <HelpContents />
  ) : (
    <HelpPageView
      key={`${place.page} ${place.heading ?? ''}`}
      id={place.page}
      section={sectionOf(place)}
    />
  );

interface SearchFieldProps {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly onEnter: () => void;
}

const SearchField = ({ query, setQuery, onEnter }: SearchFieldProps) => {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const opened = useHelp((help) => help.opened);
  useEffect(() => field.current?.focus(), [opened]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') onEnter();
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    document.querySelector<HTMLElement>('[data-help-body] button')?.focus();
  };
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes.search}
      aria-label={t('help.search')}
      placeholder={t('help.searchHint')}
      description={t('help.keys')}
      inputWrapperOrder={['input', 'description']}
      leftSection={<Icon name="search" />}
      value={query}
      onChange={(event) => setQuery(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
};

export const HelpDrawer = ({ place }: { readonly place: HelpPlace }) => {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  useFocusBack();
  // A new place ends the search that was on screen.
  const [shown, setShown] = useState(place);
  if (shown !== place) {
    setShown(place);
    setQuery('');
  }
  const hits = searchHelp(helpPages, [...taskPages, ...screenPages], query);
  const open = (hit: HelpHit): void => turnTo(hit.page, hit.section);
  const openFirst = (): void => {
    const [first] = hits;
    if (first !== undefined) open(first);
  };
  return (
    // The keys of everything within are heard here.
    <div className={classes.layer} onKeyDown={closeOnEscape} role="presentation">
      <Drawer title={t('help.title')} onClose={closeHelp} footer={<Foot />}>
        <SearchField query={query} setQuery={setQuery} onEnter={openFirst} />
        <div data-help-body>
          {query.trim() === '' ? (
            <PlaceView place={place} />
          ) : (
            <HelpHits query={query.trim()} hits={hits} onOpen={open} />
          )}
        </div>
      </Drawer>
    </div>
  );
};
