/** The ways out of one open question; each says what it will do, and nothing is chosen beforehand. */
import { useTranslation } from 'react-i18next';
import type { OpenQuestionView } from '#contract/views/unknown.ts';
import { NotPaid } from './not-paid.tsx';
import classes from './unknown.module.css';
import { WasPaid } from './was-paid.tsx';
import { WriteOff } from './write-off.tsx';

export interface WayOutProps {
  readonly question: OpenQuestionView;
  readonly onSettled: () => void;
}

export const WaysOut = (props: WayOutProps) => {
  const { t } = useTranslation();
  const { waysOut } = props.question;
  return (
    <section className={classes.ways} aria-label={t('unknown.waysOut')}>
      {waysOut.includes('was-paid') && <WasPaid {...props} />}
      {waysOut.includes('not-paid') && <NotPaid {...props} />}
      {waysOut.includes('write-off') && <WriteOff {...props} />}
    </section>
  );
};
