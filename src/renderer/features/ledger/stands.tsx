/** What the ledger may be used for, and what is missing where it is locked. */
import { useTranslation } from 'react-i18next';
import type { LedgerStandingView } from '#contract/views/ledger.ts';
import { Fact } from '../../ui/fact.tsx';
import { formatCount } from '../../ui/format.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { Section } from '../../ui/section.tsx';
import classes from './ledger.module.css';

type Locked = Extract<LedgerStandingView, { kind: 'locked' }>;

const Missing = ({ ledger }: { readonly ledger: Locked }) => {
  const { t } = useTranslation();
  const { anchor, head, cause } = ledger;
  if (anchor === null) return t('ledger.stands.missingUnknown');
  if (cause === 'replaced')
    return t('ledger.stands.missingOther', { seq: formatCount(anchor.seq) });
  const count = anchor.seq - head.seq;
  if (count <= 0) return t('ledger.stands.missingNone');
  return t('ledger.stands.missingLine', {
    count,
    shown: formatCount(count),
    at: head.at === null ? '—' : formatAbsolute(head.at),
  });
};

const PutBack = ({ restored }: { readonly restored: NonNullable<Locked['restored']> }) => {
  const { t } = useTranslation();
  const { at, by, madeAt } = restored;
  const words = { at: formatAbsolute(at), by };
  return madeAt === null
    ? t('ledger.stands.putBackAside', words)
    : t('ledger.stands.putBackLine', { ...words, madeAt: formatAbsolute(madeAt) });
};

const LockFacts = ({ ledger }: { readonly ledger: Locked }) => {
  const { t } = useTranslation();
  const { anchor, head, cause, restored } = ledger;
  return (
    <dl className={classes.facts}>
      {restored !== null && (
        <Fact name={t('ledger.stands.putBack')}>
          <PutBack restored={restored} />
        </Fact>
      )}
      <Fact name={t('ledger.stands.kept')}>
        {anchor === null
          ? t('ledger.stands.keptNothing')
          : t('ledger.stands.keptLine', {
              seq: formatCount(anchor.seq),
              at: formatAbsolute(anchor.at),
            })}
      </Fact>
      <Fact name={t('ledger.stands.head')}>
        {head.at === null
          ? t('ledger.stands.headNothing')
          : t('ledger.stands.headLine', {
              seq: formatCount(head.seq),
              at: formatAbsolute(head.at),
            })}
      </Fact>
      {cause !== 'missing' && (
        <Fact name={t('ledger.stands.missing')}>
          <strong>
            <Missing ledger={ledger} />
          </strong>
        </Fact>
      )}
    </dl>
  );
};

const Holder = ({ ledger }: { readonly ledger: LedgerStandingView & { kind: 'elsewhere' } }) => {
  const { t } = useTranslation();
  const { holder } = ledger;
  return (
    <p className={classes.says}>
      {holder === null
        ? t('ledger.elsewhere.happenedUnknown')
        : `${t('ledger.elsewhere.happened', { ...holder })}. ${t('ledger.elsewhere.since', {
            since: formatAbsolute(holder.since),
          })}`}
    </p>
  );
};

export const Stands = ({ ledger }: { readonly ledger: LedgerStandingView }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('ledger.stands.title')}>
      {ledger.kind === 'open' && <p className={classes.says}>{t('ledger.stands.open')}</p>}
      {ledger.kind === 'locked' && <LockFacts ledger={ledger} />}
      {ledger.kind === 'elsewhere' && <Holder ledger={ledger} />}
      {ledger.kind === 'damaged' && (
        <dl className={classes.facts}>
          <Fact name={t('ledger.stands.detail')}>{ledger.detail}</Fact>
        </dl>
      )}
    </Section>
  );
};
