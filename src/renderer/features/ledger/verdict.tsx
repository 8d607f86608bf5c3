/** What a verification found, as a page a person may keep. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FaultView, VerdictView } from '#contract/views/ledger.ts';
import { call } from '../../bridge/client.ts';
import { copyText } from '../../ui/clipboard.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fact } from '../../ui/fact.tsx';
import { formatCount, groupDecimal } from '../../ui/format.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './ledger.module.css';

const States = ({ states }: Pick<VerdictView, 'states'>) => {
  const { t } = useTranslation();
  return (
    <table className={classes.states}>
      <thead>
        <tr>
          <th scope="col">{t('ledger.verify.state')}</th>
          <th scope="col" className={classes.number}>
            {t('ledger.verify.count')}
          </th>
          <th scope="col">{t('ledger.verify.sums')}</th>
        </tr>
      </thead>
      <tbody>
        {states.map(({ state, count, sums }) => (
          <tr key={state}>
            <td>
              <StatusBadge state={state} />
            </td>
            <td className={classes.number}>{formatCount(count)}</td>
            <td>
              {sums.map(({ currency, sum }) => (
                <div key={currency}>
                  {groupDecimal(sum)} <span className="muted">{currency}</span>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Fault = ({ fault }: { readonly fault: FaultView }) => {
  const { t } = useTranslation();
  const { seq, at, what, neighbours } = fault;
  return (
    <li>
      <strong>
        {seq === null ? t('ledger.verify.faultFile') : t('ledger.verify.faultAt', { seq })}
      </strong>
      {at !== null && <span className="muted"> {formatAbsolute(at)}</span>}
      <div>{what}</div>
      {neighbours !== null && <div className="muted">{neighbours}</div>}
    </li>
  );
};

const Faults = ({ verdict }: { readonly verdict: VerdictView }) => {
  const { t } = useTranslation();
  const { faults, faultCount } = verdict;
  if (faultCount === 0) return null;
  const more = faultCount - faults.length;
  return (
    <div className={classes.faults}>
      <h3>{t('ledger.verify.faults', { count: faultCount, shown: formatCount(faultCount) })}</h3>
      <ol>
        {faults.map((fault, index) => (
          <Fault key={`${index} ${fault.what}`} fault={fault} />
        ))}
      </ol>
      {more > 0 && <p>{t('ledger.verify.more', { shown: formatCount(more) })}</p>}
    </div>
  );
};

const Keep = ({ text }: Pick<VerdictView, 'text'>) => {
  const { t } = useTranslation();
  const save = async (): Promise<void> => {
    const reply = await call('ledger.saveVerdict', {});
    if (!reply.ok) notifyError(reply.error);
    else if (reply.value !== null) notifyDone(t('ledger.verify.saved'));
  };
  return (
    <div className={classes.buttons}>
      <Button onClick={() => void save()}>{t('ledger.verify.save')}</Button>
      <Button onClick={() => void copyText(text, t('ledger.verify.copyWhat'))}>
        {t('ledger.verify.copy')}
      </Button>
    </div>
  );
};

/** The sentence without the word the mark beside it says already. */
const withoutVerdict = (sentence: string): string => {
  const rest = sentence.replace(/^(?:NOT )?GOOD: /u, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
};

export const Verdict = ({ verdict }: { readonly verdict: VerdictView }) => {
  const { t } = useTranslation();
  const { good, sentence, firstAt, lastAt } = verdict;
  const span = {
    shown: formatCount(verdict.entries),
    first: firstAt === null ? '—' : formatAbsolute(firstAt),
    last: lastAt === null ? '—' : formatAbsolute(lastAt),
  };
  const counts = {
    payouts: formatCount(verdict.payouts),
    batches: formatCount(verdict.batches),
  };
  return (
    <section className={classes.verdict} aria-label={t('ledger.verify.verdict')}>
      <output className={classes.sentence} data-good={good}>
        <StateMark
          tone={good ? 'paid' : 'refused'}
          word={t(good ? 'ledger.verify.good' : 'ledger.verify.bad')}
        />
        <p>{withoutVerdict(sentence)}</p>
      </output>
      <Faults verdict={verdict} />
      <dl className={classes.facts}>
        <Fact name={t('ledger.verify.checked')}>{formatAbsolute(verdict.checkedAt)}</Fact>
        <Fact name={t('ledger.verify.entries')}>{t('ledger.verify.entriesLine', span)}</Fact>
        <Fact name={t('ledger.verify.head')}>
          <span className={classes.head}>
            {verdict.headLines.map((line) => (
              <code key={line}>{line}</code>
            ))}
          </span>
          <CopyButton text={verdict.head} what={t('ledger.verify.headWhat')} />
          <div className="muted">{t('ledger.verify.headHint')}</div>
        </Fact>
        <Fact name={t('ledger.verify.payouts')}>{t('ledger.verify.payoutsLine', counts)}</Fact>
      </dl>
      {verdict.states.length > 0 && <States states={verdict.states} />}
      <Keep text={verdict.text} />
    </section>
  );
};
