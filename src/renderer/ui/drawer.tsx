import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './drawer.module.css';
import { Icon } from './icon.tsx';

interface DrawerProps {
  readonly title: ReactNode;
  /** A line under the title. */
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Stays at the foot while the body scrolls. */
  readonly footer?: ReactNode;
  /** The focus goes in; left out where rows behind are gone through while their details stand here. */
  readonly takesFocus?: boolean;
}

/** Details at the right edge of a screen; not a modal, so the table behind stays usable. Escape closes it. */
export const Drawer = (props: DrawerProps) => {
  const { title, subtitle, onClose, children, footer, takesFocus = false } = props;
  const { t } = useTranslation();
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  }, [onClose]);
  useEffect(() => {
    const before = document.activeElement;
    const aside = panel.current;
    if (takesFocus) aside?.focus({ preventScroll: true });
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) latest.current();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('keydown', closeOnEscape);
      const left = aside?.contains(document.activeElement) ?? true;
      if (left && before instanceof HTMLElement) before.focus();
    };
  }, [takesFocus]);
  return (
    <aside ref={panel} tabIndex={-1} className={classes.drawer} aria-labelledby={heading}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h2 id={heading}>{title}</h2>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        <button type="button" className={classes.close} onClick={onClose}>
          <Icon name="close" />
          <span className="visually-hidden">{t('common.close')}</span>
        </button>
      </header>
      <div className={classes.body}>{children}</div>
      {footer !== undefined && footer !== null && footer !== false && (
        <footer className={classes.foot}>{footer}</footer>
      )}
    </aside>
  );
};
