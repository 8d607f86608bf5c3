/** The customer's side, played by hand in practice: pays an address or an invoice, or lets the time of one be over. */
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '#contract/contract.ts';
import type { CurrencyView } from '#contract/views/money.ts';
import { call } from '../bridge/client.ts';
import { useAction } from '../bridge/use-action.ts';
import { currencyWords } from './currency-words.ts';
import { formatMoney } from './format.ts';
import { notifyDone } from './notify.ts';
import classes from './practice-payment.module.css';
import { ErrorBand } from './problem-band.tsx';

interface PracticePaymentProps {
  readonly reference: string;
  /** The coins this customer may choose from; the first is proposed. */
  readonly currencies: readonly CurrencyView[];
  /** The symbol an invoice is written in; null for an address, which is paid in its coin. */
  readonly symbol: string | null;
  /** What lacks of an invoice; null where nothing is asked for. */
  readonly rest: string | null;
  /** Whether the address comes with a tag that a careless customer may leave out. */
  readonly tagged: boolean;
  readonly onPaid: () => void;
}

type Payment = Omit<CallInput<'practice.pay'>, 'reference'>;

const usePaying = (reference: string, onPaid: () => void) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const pay = async (payment: Payment): Promise<void> => {
    const answer = await run(() => call('practice.pay', { ...payment, reference }));
    if (answer === null) return;
    const { amount, code, network, unnoticed } = answer.value;
    const money = formatMoney(amount, currencyWords(code, network));
    notifyDone(t(unnoticed === null ? 'practicePay.paid' : `practicePay.${unnoticed}`, { money }));
    onPaid();
  };
  const expire = async (): Promise<void> => {
    if ((await run(() => call('practice.expire', { reference }))) === null) return;
    notifyDone(t('practicePay.expired'));
    onPaid();
  };
  return { pay, expire, busy, problem };
};

export const PracticePayment = (props: PracticePaymentProps) => {
  const { reference, currencies, symbol, rest, tagged, onPaid } = props;
  const { t } = useTranslation();
  const { pay, expire, busy, problem } = usePaying(reference, onPaid);
  const [coin, setCoin] = useState<string | null>(null);
  const [amount, setAmount] = useState('');
  const [withoutTag, setWithoutTag] = useState(false);
  const chosen = currencies.find(({ id }) => String(id) === coin) ?? currencies[0];
  if (chosen === undefined) return null;
  const { id: currencyId, code } = chosen;
  const unit = symbol === null ? ('coin' as const) : ('symbol' as const);
  return (
    <section className={classes.panel} aria-label={t('practicePay.title')}>
      <h3>{t('practicePay.title')}</h3>
      <p className={classes.says}>{t('practicePay.says')}</p>
      <div className={classes.fields}>
        <TextInput
          className={classes.amount}
          label={t('practicePay.amount', { unit: symbol ?? code })}
          inputMode="decimal"
          maxLength={40}
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        {currencies.length > 1 && (
          <Select
            className={classes.coin}
            label={t('practicePay.coin')}
            searchable
            data={currencies.map((each) => ({
              value: String(each.id),
              label: currencyWords(each.code, each.network),
            }))}
            value={String(currencyId)}
            onChange={setCoin}
          />
        )}
      </div>
      {tagged && (
        <Checkbox
          label={t('practicePay.withoutTag')}
          checked={withoutTag}
          onChange={(event) => setWithoutTag(event.currentTarget.checked)}
        />
      )}
      <div className={classes.acts}>
        <Button
          disabled={amount.trim() === ''}
          loading={busy}
          onClick={() =>
            void pay({ currencyId, amount: { in: unit, text: amount.trim() }, withoutTag })
          }
        >
          {t('practicePay.pay')}
        </Button>
        {rest !== null && (
          <Button
            loading={busy}
            onClick={() => void pay({ currencyId, amount: 'rest', withoutTag: false })}
          >
            {t('practicePay.rest', { money: formatMoney(rest, symbol ?? code) })}
          </Button>
        )}
        {symbol !== null && (
          <Button variant="subtle" color="gray" loading={busy} onClick={() => void expire()}>
            {t('practicePay.expire')}
          </Button>
        )}
      </div>
      {problem !== null && <ErrorBand error={problem} />}
    </section>
  );
};
