import { useTranslation } from 'react-i18next';
import { useAppView } from '../../bridge/app-store.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './settings.module.css';

/** What whoever looks after this computer allows; nothing here can be changed from the window. */
export const Policy = () => {
  const { t } = useTranslation();
  const { file, problem, lines } = useAppView().policy;
  return (
    <Section title={t('policy.title')}>
      <p className={classes.first}>
        {file === null ? (
          t('policy.none')
        ) : (
          <>
            {t('policy.from')} <span className={classes.folder}>{file}</span>{' '}
            <CopyButton text={file} what={t('policy.fileWhat')} />
          </>
        )}
      </p>
      {problem !== null && (
        <p className={classes.first} role="alert">
          {problem}
        </p>
      )}
      <dl className={classes.facts}>
        {lines.map(({ rule, value }) => (
          <div className={classes.fact} key={rule}>
            <dt>{rule}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
};
