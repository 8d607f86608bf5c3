/** One page of the help. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { helpPages } from '../../i18n/help.ts';
import type { HelpId, HelpSection } from '../../i18n/help-page.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { turnTo } from './help-store.ts';
import { HelpText } from './help-text.tsx';
import classes from './help.module.css';

interface SectionProps {
  readonly section: HelpSection;
  /** The place a search led to. */
  readonly found: boolean;
}

const Section = ({ section, found }: SectionProps) => {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (found) element.current?.scrollIntoView({ block: 'start' });
  }, [found]);
  return (
    <section ref={element} className={classes.section} data-found={found || undefined}>
      <h4>{section.heading}</h4>
      {section.text.map((text) => (
        <p key={text}>
          <HelpText text={text} />
        </p>
      ))}
      {section.terms !== undefined && (
        <dl>
          {section.terms.map(([term, meaning]) => (
            <div key={term}>
              <dt>
                <HelpText text={term} />
              </dt>
              <dd>
                <HelpText text={meaning} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};

interface HelpPageViewProps {
  readonly id: HelpId;
  readonly section: number | null;
}

export const HelpPageView = ({ id, section }: HelpPageViewProps) => {
  const { t } = useTranslation();
  const page = helpPages[id];
  return (
    <article aria-label={page.title}>
      <h3 className={classes.title}>{page.title}</h3>
      {page.sections.map((each, at) => (
        <Section key={each.heading} section={each} found={at === section} />
      ))}
      <nav className={classes.see} aria-label={t('help.see')}>
        <h4>{t('help.see')}</h4>
        <ul>
          {page.see.map((other) => (
            <li key={other}>
              <LinkButton onClick={() => turnTo(other)}>{helpPages[other].title}</LinkButton>
            </li>
          ))}
        </ul>
      </nav>
    </article>
  );
};
