import { useTranslation } from 'react-i18next';
import { useAppView } from '../../bridge/app-store.ts';
import { navigate } from '../../app/navigation.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/section.tsx';
import { libraries } from './libraries.ts';
import classes from './settings.module.css';

/** What this is, what it runs on, where its records lie, whose work it stands on. */
export const About = () => {
  const { t } = useTranslation();
  const { version, host, dataFolder } = useAppView();
  return (
    <Section title={t('settings.about.title')}>
      <dl className={classes.facts}>
        <div className={classes.fact}>
          <dt>{t('settings.about.version')}</dt>
          <dd>{version}</dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('settings.about.runtime')}</dt>
          <dd>
            {t('settings.about.runtimeLine', {
              ...host,
              electronPart: host.electron === '' ? '' : t('settings.about.runtimeElectron', host),
            })}
          </dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('settings.about.folder')}</dt>
          <dd>
            <span className={classes.folder}>{dataFolder}</span>{' '}
            <CopyButton text={dataFolder} what={t('settings.about.folderWhat')} />
          </dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('ledger.title')}</dt>
          <dd>
            <LinkButton onClick={() => navigate({ screen: 'ledger', verify: true })}>
              {t('ledger.verify.title')}
            </LinkButton>
          </dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('settings.about.licences')}</dt>
          <dd>
            {t('settings.about.own')}
            <ul className={classes.licences}>
              {libraries.map(({ name, licence }) => (
                <li key={name}>
                  {name} <span className="muted">{licence}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </Section>
  );
};
