/** What is known of one payout: the facts that count, then everything seen, in order. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceStepView, OpenQuestionView } from '#contract/views/unknown.ts';
import { navigate } from '../../app/navigation.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { formatAbsolute, formatDuration } from '../../ui/format-time.ts';
import { formatCount, groupDecimal } from '../../ui/format.ts';
import { ConversionFacts } from '../../ui/conversion-facts.tsx';
import { payoutMoney } from '../../ui/payout-money.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { leadOf } from './lead.ts';
import { Strays } from './strays.tsx';
import classes from './unknown.module.css';

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className={classes.fact}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Balance = ({ balance }: Pick<OpenQuestionView, 'balance'>) => {
  const { t } = useTranslation();
  const { before, after, expected, verdict } = balance;
  return (
    <Fact label={t('unknown.fact.balance')}>
      {t(`unknown.balance.${verdict}`)}
      {before !== null && after !== null && expected !== null && (
        <div className="muted">
          {t('unknown.balance.change', {
            before: groupDecimal(before.held),
            after: groupDecimal(after.held),
            expected: groupDecimal(expected),
          })}
        </div>
      )}
    </Fact>
  );
};

const Facts = ({ question }: { readonly question: OpenQuestionView }) => {
  const { t } = useTranslation();
  const { payout, quiet, lookUps } = question;
  return (
    <dl className={classes.facts}>
      <Fact label={t('unknown.fact.amount')}>
        <strong>{payoutMoney(payout)}</strong>
        <ConversionFacts payout={payout} />
      </Fact>
      <Fact label={t('unknown.fact.to')}>
        <div>{payout.beneficiary}</div>
        <AddressText address={payout.address} />
        {payout.tag !== null && ` : ${payout.tag}`}
      </Fact>
      <Fact label={t('unknown.fact.order')}>
        <code className={classes.code}>{payout.orderId}</code>
      </Fact>
      {payout.state === 'UNKNOWN' && (
        <>
          <Fact label={t('unknown.fact.quiet')}>
            {t('unknown.fact.quietOf', {
              quiet: formatDuration(quiet.forMs),
              needed: formatDuration(quiet.neededMs),
            })}
            {quiet.restarted && <div className="muted">{t('unknown.fact.restarted')}</div>}
          </Fact>
          <Fact label={t('unknown.fact.lookUps')}>
            {t('unknown.fact.lookUpsOf', {
              found: formatCount(lookUps.notFound),
              needed: formatCount(lookUps.needed),
            })}
          </Fact>
        </>
      )}
      <Balance balance={question.balance} />
    </dl>
  );
};

const Step = ({ step }: { readonly step: EvidenceStepView }) => {
  const { t } = useTranslation();
  return (
    <li className={classes.step} data-kind={step.kind}>
      <div className={classes.when}>
        <span className={classes.kind}>{t(`unknown.step.${step.kind}`)}</span>{' '}
        <time dateTime={step.at}>{formatAbsolute(step.at)}</time>
        {step.kind === 'decision' && ` ${t('unknown.by', { actor: step.actor })}`}
      </div>
      <p>{step.sentence}</p>
      {step.until !== null && (
        <p className="muted">
          {t('unknown.times', {
            shown: formatCount(step.times),
            until: formatAbsolute(step.until),
          })}
        </p>
      )}
      {step.raw !== null && step.raw !== '' && (
        <details>
          <summary>{t('unknown.raw')}</summary>
          <code className={classes.code}>{step.raw}</code>
        </details>
      )}
    </li>
  );
};

export const Evidence = ({ question }: { readonly question: OpenQuestionView }) => {
  const { t } = useTranslation();
  const { payout, steps } = question;
  return (
    <section className={classes.evidence} aria-labelledby="unknown-evidence">
      <header className={classes.evidenceHead}>
        <h2 id="unknown-evidence">{payout.reference}</h2>
        <StatusBadge state={payout.state} />
        <LinkButton onClick={() => navigate({ screen: 'batch', batchId: payout.batchId })}>
          {payout.batchName}
        </LinkButton>
      </header>
      <p className={classes.lead}>{t(leadOf(payout.state))}</p>
      <Facts question={question} />
      <Strays key={payout.id} payoutId={payout.id} />
      <h3 className={classes.sub}>{t('unknown.timeline')}</h3>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <Step key={step.seq} step={step} />
        ))}
      </ol>
    </section>
  );
};
