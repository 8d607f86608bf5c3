/** The amount, how much of it is there, and everything the gateway told. */
import { useTranslation } from 'react-i18next';
import type {
  InvoiceDetailView,
  InvoiceReadingView,
  InvoiceView,
} from '#contract/views/receive.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { Fact } from '../../ui/fact.tsx';
import { formatMoney } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { InvoiceMark } from './invoice-mark.tsx';
import { shareOf } from './invoice-words.ts';
import classes from './invoices.module.css';

/** Figures at the top: what is asked, what is there. */
export const InvoiceSummary = ({ invoice }: { readonly invoice: InvoiceView }) => {
  const { t } = useTranslation();
  const { amount, symbol, reading, rest, state } = invoice;
  const paid = reading?.paid ?? null;
  return (
    <div className={classes['summary']}>
      <AmountText amount={amount} code={symbol} size="large" />
      <InvoiceMark state={state} />
      <p className={classes['says']}>{t(`invoices.state.${state}.says`)}</p>
      {paid !== null && (
        <>
          <div className={classes['bar']} aria-hidden="true">
            <div className={classes['fill']} style={{ width: `${shareOf(paid, amount)}%` }} />
          </div>
          <p className={classes['sums']}>
            <span>
              {t('invoices.sheet.paid', {
                paid: formatMoney(paid, symbol),
                amount: formatMoney(amount, symbol),
              })}
            </span>
            {rest !== null && (
              <span>{t('invoices.sheet.rest', { rest: formatMoney(rest, symbol) })}</span>
            )}
          </p>
        </>
      )}
    </div>
  );
};

const Credited = ({ reading, symbol }: { reading: InvoiceReadingView; symbol: string }) => {
  const { t } = useTranslation();
  const lines = [
    ['credited', reading.creditedToUs],
    ['creditedPayer', reading.creditedToPayer],
    ['serviceFee', reading.serviceFee],
    ['networkFee', reading.networkFee],
  ] as const;
  return lines.map(([key, amount]) => (
    <Fact key={key} name={t(`invoices.sheet.facts.${key}`)}>
      {amount === null ? (
        <span className="muted">{t('invoices.sheet.facts.onlyV3')}</span>
      ) : (
        <AmountText amount={amount} code={symbol} />
      )}
    </Fact>
  ));
};

interface FactsProps {
  readonly invoice: InvoiceDetailView;
  readonly onOpen: (reference: string) => void;
}

const Links = ({ invoice, onOpen }: FactsProps) => {
  const { t } = useTranslation();
  const { restOf, decision, symbol } = invoice;
  return (
    <>
      {restOf !== null && (
        <Fact name={t('invoices.sheet.restOf')}>
          <LinkButton onClick={() => onOpen(restOf)}>{restOf}</LinkButton>
        </Fact>
      )}
      {decision !== null && (
        <Fact name={t(`invoices.sheet.decided.${decision.kind}`)}>
          {decision.reference === null ? (
            t('invoices.sheet.decidedCredit', {
              paid: formatMoney(decision.paid, symbol),
              name: decision.by,
              reason: decision.reason,
            })
          ) : (
            <LinkButton onClick={() => onOpen(decision.reference ?? '')}>
              {decision.reference}
            </LinkButton>
          )}
        </Fact>
      )}
    </>
  );
};

export const InvoiceFacts = (props: FactsProps) => {
  const { t } = useTranslation();
  const { reading, symbol, currencies, kind, payer, askedAt, by, note } = props.invoice;
  const named = `${payer.firstName} ${payer.lastName}`.trim();
  const who = [named, payer.email, payer.phone].filter((text) => text !== '').join(' · ');
  return (
    <dl>
      <Links {...props} />
      {reading !== null && <Credited reading={reading} symbol={symbol} />}
      <Fact name={t('invoices.sheet.facts.kind')}>{t(`invoices.form.kinds.${kind}`)}</Fact>
      <Fact name={t('invoices.sheet.facts.coins')}>
        {currencies.length === 0
          ? t('invoices.sheet.facts.everyCoin')
          : currencies.map(({ label }) => label).join(', ')}
      </Fact>
      {who !== '' && <Fact name={t('invoices.sheet.facts.payer')}>{who}</Fact>}
      <Fact name={t('invoices.sheet.facts.made')}>
        <TimeText at={askedAt} /> {t('invoices.sheet.facts.by', { name: by })}
      </Fact>
      {note !== '' && <Fact name={t('invoices.sheet.facts.note')}>{note}</Fact>}
    </dl>
  );
};

/** What the gateway said over time; several payments are several steps. */
export const InvoiceCourse = ({ invoice }: { readonly invoice: InvoiceDetailView }) => {
  const { t } = useTranslation();
  const { readings, symbol } = invoice;
  if (readings.length === 0) return null;
  return (
    <section aria-label={t('invoices.sheet.course')}>
      <h3 className={classes['part']}>{t('invoices.sheet.course')}</h3>
      <p className={classes['says']}>{t('invoices.sheet.courseSays')}</p>
      <ol className={classes['course']}>
        {readings.map((reading) => (
          <li key={reading.at}>
            {reading.paid === null
              ? t('invoices.sheet.stepUnknown', { word: reading.word })
              : t('invoices.sheet.step', {
                  word: reading.word,
                  paid: formatMoney(reading.paid, symbol),
                })}{' '}
            <span className="muted">
              <TimeText at={reading.at} /> ·{' '}
              {t('invoices.sheet.version', { version: reading.version })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};
