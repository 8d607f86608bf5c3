/** What still stands against a release, each with the time left. */
import { useTranslation } from 'react-i18next';
import type { OpenQuestionView } from '#contract/views/unknown.ts';
import { formatDuration } from '../../ui/format-time.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './unknown.module.css';

type Missing = OpenQuestionView['missing'][number];

const wordsFor = (missing: Missing, needed: number) => ({
  left: 'leftMs' in missing ? formatDuration(missing.leftMs) : '',
  have: 'have' in missing ? missing.have : 0,
  needed,
});

export const MissingList = ({ question }: { readonly question: OpenQuestionView }) => {
  const { t } = useTranslation();
  const { missing, lookUps } = question;
  if (missing.length === 0) return null;
  return (
    <div className={classes.missing}>
      <StateMark tone="unknown" word={t('unknown.notPaid.notYet')} />
      <ul>
        {missing.map((each) => (
          <li key={each.kind}>
            {t(`unknown.missing.${each.kind}`, wordsFor(each, lookUps.needed))}
          </li>
        ))}
      </ul>
    </div>
  );
};
