import { useTranslation } from 'react-i18next';
import type { InvoiceState } from '#core/receive/invoice.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { toneOf } from './invoice-words.ts';

/** The state of an invoice: shape, colour and word, and on hover what the word does and does not say. */
export const InvoiceMark = ({ state }: { readonly state: InvoiceState }) => {
  const { t } = useTranslation();
  return (
    <StateMark
      tone={toneOf[state]}
      word={t(`invoices.state.${state}.word`)}
      says={t(`invoices.state.${state}.says`)}
    />
  );
};
