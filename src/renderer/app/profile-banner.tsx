import { useTranslation } from 'react-i18next';
import { useAppView } from '../bridge/app-store.ts';
import { useCurrencies } from '../bridge/currencies-store.ts';
import { TimeText } from '../ui/time-text.tsx';
import { openPalette, showShortcuts } from './frame-store.ts';
import { keyWord } from './keys.ts';
import classes from './profile-banner.module.css';

const RatesAge = () => {
  const { t } = useTranslation();
  const list = useCurrencies((state) => state.list);
  if (list === null || list.takenAt === null) {
    return <span className="muted">{t('frame.ratesNever')}</span>;
  }
  const title =
    list.problem === null
      ? t('frame.ratesTitle')
      : t('frame.ratesProblem', { problem: list.problem });
  return (
    <span className={list.problem === null ? classes.rates : classes.stale} title={title}>
      {t('frame.rates')} <TimeText at={list.takenAt} />
    </span>
  );
};

/** On every screen: whose money, whether it is real, how old the rates are. Striped while practising. */
export const ProfileBanner = () => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  const practice = profile.kind === 'practice';
  return (
    <header className={classes.banner} data-kind={profile.kind}>
      <span className={classes.stripe} style={{ background: profile.color }} aria-hidden="true" />
      {practice && <span className={classes.hatch} aria-hidden="true" />}
      <p className={classes.words}>
        <strong>{t(practice ? 'frame.practice' : 'frame.live')}</strong>
        {' · '}
        {t(practice ? 'frame.practiceMeaning' : 'frame.liveMeaning')}
        <span className={classes.from}>
          {t('frame.paysFrom', { name: profile.name })}
          {' · '}
          {t('frame.platform', { id: profile.platformId })}
        </span>
      </p>
      {practice && <span className={classes.hatch} aria-hidden="true" />}
      <div className={classes.tools}>
        <RatesAge />
        <button type="button" className={classes.key} onClick={openPalette}>
          <kbd>{keyWord('K')}</kbd>
          <span className="visually-hidden">{t('frame.palette')}</span>
        </button>
        <button
          type="button"
          className={classes.key}
          title={t('frame.shortcutsHelp')}
          onClick={() => showShortcuts(true)}
        >
          <kbd>?</kbd>
          <span className="visually-hidden">{t('frame.shortcutsHelp')}</span>
        </button>
      </div>
    </header>
  );
};
