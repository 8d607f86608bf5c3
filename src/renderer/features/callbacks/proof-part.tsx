/** What was found of a pasted callback: valid or why not, a repeat or not, and each field. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldReadingView, ProofView } from '#contract/views/callback.ts';
import { formatCount } from '../../ui/format.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import table from '../../ui/plain-table.module.css';
import { ProblemBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './callbacks.module.css';

interface ProofPartProps {
  readonly proof: ProofView;
  readonly busy: boolean;
  readonly onKeep: () => void;
}

const Verdict = ({ proof, busy, onKeep }: ProofPartProps) => {
  const { t } = useTranslation();
  const { verdict, fits, known, understood, kind } = proof;
  const spelling = fits === null ? '' : t(`callbacks.check.validFits.${fits}`);
  if (verdict === 'valid') {
    const repeat =
      known === null
        ? t('callbacks.check.fresh')
        : t('callbacks.check.repeat', {
            time: formatAbsolute(known.firstAt),
            count: known.times,
            shown: formatCount(known.times),
          });
    const unread = understood || kind === 'test' ? '' : t('callbacks.check.notUnderstood');
    return (
      <ProblemBand
        tone="paid"
        happened={t('callbacks.check.valid')}
        meaning={spelling}
        next={`${unread} ${repeat}`.trim()}
        action={
          known === null && (
            <Button variant="default" loading={busy} onClick={onKeep}>
              {t('callbacks.check.keep')}
            </Button>
          )
        }
      />
    );
  }
  const theirs = proof.platformId === null ? t('callbacks.check.theirsNone') : proof.platformId;
  const meaning = t(`callbacks.check.meaning.${verdict}`, { ours: proof.ourPlatformId, theirs });
  return (
    <ProblemBand
      happened={t(`callbacks.check.verdict.${verdict}`)}
      meaning={proof.problem === null ? meaning : `${proof.problem} ${meaning}`}
      {...(spelling === '' ? {} : { next: spelling })}
    />
  );
};

const Fields = ({ fields }: { readonly fields: readonly FieldReadingView[] }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('callbacks.check.fields')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('callbacks.check.field')}</th>
            <th scope="col">{t('callbacks.check.value')}</th>
            <th scope="col">{t('callbacks.check.finding')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, value, problem }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td className={classes.fieldValue}>
                {value === null ? <span className="muted">—</span> : <code>{value}</code>}
              </td>
              <td>
                {problem === null ? (
                  <StateMark tone="paid" word={t('callbacks.check.fine')} />
                ) : (
                  <StateMark tone="refused" word={problem} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};

export const ProofPart = (props: ProofPartProps) => (
  <div className={classes.proof} aria-live="polite">
    <Verdict {...props} />
    {props.proof.fields.length > 0 && <Fields fields={props.proof.fields} />}
  </div>
);
