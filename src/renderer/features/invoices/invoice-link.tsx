/** The payment link: to copy, to open where it is safe, and as a code. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '#contract/views/receive.ts';
import { call } from '../../bridge/client.ts';
import { copyText } from '../../ui/clipboard.ts';
import { notifyError } from '../../ui/notify.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './invoices.module.css';

export const InvoiceLink = ({ invoice }: { readonly invoice: InvoiceView }) => {
  const { t } = useTranslation();
  const { url, opens, reference, creation } = invoice;
  if (url === null) {
    if (creation !== 'found') return null;
    return <p className={classes['note']}>{t('invoices.sheet.linkLost')}</p>;
  }
  const open = async (): Promise<void> => {
    const reply = await call('invoice.open', { reference });
    if (!reply.ok) notifyError(reply.error);
  };
  return (
    <section className={classes['link']} aria-label={t('invoices.sheet.link')}>
      <QrCode text={url} label={t('invoices.sheet.qr')} size={136} />
      <div className={classes['linkWords']}>
        <span className={classes['url']}>{url}</span>
        <div className={classes['acts']}>
          <Button size="xs" onClick={() => void copyText(url, t('invoices.sheet.linkWord'))}>
            {t('invoices.sheet.copyLink')}
          </Button>
          {opens && (
            <Button size="xs" onClick={() => void open()}>
              {t('invoices.sheet.openLink')}
            </Button>
          )}
        </div>
        {!opens && <span className="muted">{t('invoices.sheet.opensNot')}</span>}
      </div>
    </section>
  );
};
