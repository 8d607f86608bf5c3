/** What the gateway knows of the open payouts of a locked ledger. */
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnlockView } from '#contract/views/ledger.ts';
import { call } from '../../bridge/client.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { formatCount, formatMoney } from '../../ui/format.ts';
import { notifyError } from '../../ui/notify.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './ledger.module.css';

type Asked = NonNullable<UnlockView['asked']>;

const askAll = async (): Promise<void> => {
  const reply = await call('unlock.ask', {});
  if (!reply.ok) notifyError(reply.error);
};

const Surprises = ({ asked }: { readonly asked: Asked }) => {
  const { t } = useTranslation();
  const surprises = asked.notable.filter(({ answer }) => answer === 'found');
  if (surprises.length === 0) {
    return asked.failed > 0 ? null : <p>{t('ledger.unlock.ask.none')}</p>;
  }
  return (
    <>
      <p>
        <strong>{t('ledger.unlock.ask.surprises')}</strong>
      </p>
      <table className={classes.states}>
        <thead>
          <tr>
            <th scope="col">{t('ledger.unlock.ask.reference')}</th>
            <th scope="col">{t('ledger.unlock.ask.beneficiary')}</th>
            <th scope="col" className={classes.number}>
              {t('ledger.unlock.ask.amount')}
            </th>
            <th scope="col">{t('ledger.unlock.ask.here')}</th>
            <th scope="col">{t('ledger.unlock.ask.there')}</th>
          </tr>
        </thead>
        <tbody>
          {surprises.map((one) => (
            <tr key={one.payoutId}>
              <td>{one.reference}</td>
              <td>{one.beneficiary}</td>
              <td className={classes.number}>
                {formatMoney(one.amount, currencyWords(one.code, one.network))}
              </td>
              <td>
                <StatusBadge state={one.state} />
              </td>
              <td>
                {one.detail === null ? t('ledger.unlock.ask.known') : <code>{one.detail}</code>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('ledger.unlock.ask.surprisesMeaning')}</p>
    </>
  );
};

const Outcome = ({ asked }: { readonly asked: Asked }) => {
  const { t } = useTranslation();
  const { done, found, failed } = asked;
  return (
    <>
      <output>
        {t('ledger.unlock.ask.done', { count: done, shown: formatCount(done) })};{' '}
        {t('ledger.unlock.ask.found', { shown: formatCount(found) })}.
      </output>
      {failed > 0 && (
        <p className={classes.failed}>
          {t('ledger.unlock.ask.failed', { count: failed, shown: formatCount(failed) })}
        </p>
      )}
      <Surprises asked={asked} />
    </>
  );
};

export const Asking = ({ view }: { readonly view: UnlockView }) => {
  const { t } = useTranslation();
  const { asking, asked, open } = view;
  const share = asked === null || asked.total === 0 ? 0 : asked.done / asked.total;
  return (
    <section className={classes.step}>
      <h3>{t('ledger.unlock.ask.title')}</h3>
      <p>{t('ledger.unlock.ask.says', { count: open, shown: formatCount(open) })}</p>
      {asking && (
        <output className={classes.progress}>
          <Progress value={share * 100} aria-label={t('ledger.unlock.ask.title')} />
          <span>
            {t('ledger.unlock.ask.progress', {
              done: formatCount(asked?.done ?? 0),
              total: formatCount(asked?.total ?? open),
            })}
          </span>
        </output>
      )}
      {!asking && asked !== null && <Outcome asked={asked} />}
      {!asking && (
        <div>
          <Button onClick={() => void askAll()}>
            {t(asked === null ? 'ledger.unlock.ask.act' : 'ledger.unlock.ask.again')}
          </Button>
        </div>
      )}
    </section>
  );
};
