/** One deposit address, whole: what the payer must have, and what may go wrong without it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DepositAddressView } from '#contract/views/receive.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { copyText } from '../../ui/clipboard.ts';
import { CompareWith } from '../../ui/compare-with.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact } from '../../ui/fact.tsx';
import { formatAbout, formatMoney } from '../../ui/format.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { PracticePayment } from '../../ui/practice-payment.tsx';
import { ProblemBand } from '../../ui/problem-band.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './deposits.module.css';

interface GivenProps {
  readonly given: DepositAddressView;
}

const Top = ({ given }: GivenProps) => {
  const { t } = useTranslation();
  const { code, network, address, tag } = given;
  return (
    <div className={classes['top']}>
      <QrCode text={address} label={t('deposits.sheet.qr')} />
      <div className={classes['words']}>
        <p className={classes['network']}>{t('deposits.sheet.pay', { code, network })}</p>
        <p className={classes['muted']}>
          {t(tag === null ? 'deposits.sheet.qrSays' : 'deposits.sheet.qrTag')}
        </p>
        <p className={classes['muted']}>{t('deposits.sheet.often')}</p>
      </div>
    </div>
  );
};

const AddressBlock = ({ given }: GivenProps) => {
  const { t } = useTranslation();
  const { address } = given;
  return (
    <section className={classes['block']} aria-label={t('deposits.sheet.address')}>
      <h3>{t('deposits.sheet.address')}</h3>
      <div className={classes['figure']}>
        <AddressText address={address} copy={false} />
      </div>
      <div className={classes['acts']}>
        <Button size="xs" onClick={() => void copyText(address, t('common.address'))}>
          {t('deposits.sheet.copyAddress')}
        </Button>
        <CompareWith address={address} />
      </div>
    </section>
  );
};

const TagBlock = ({ tag }: { readonly tag: string }) => {
  const { t } = useTranslation();
  return (
    <section
      className={`${classes['block']} ${classes['must']}`}
      aria-label={t('deposits.sheet.tag')}
    >
      <h3>{t('deposits.sheet.tag')}</h3>
      <div className={classes['figure']}>
        <AddressText address={tag} copy={false} />
      </div>
      <p>{t('deposits.sheet.tagMust')}</p>
      <Button size="xs" onClick={() => void copyText(tag, t('deposits.sheet.tag'))}>
        {t('deposits.sheet.copyTag')}
      </Button>
    </section>
  );
};

const Minimum = ({ given }: GivenProps) => {
  const { t } = useTranslation();
  const { minDeposit, minDepositUsd, code } = given;
  if (minDeposit === null) {
    return <span className="muted">{t('deposits.sheet.minimumUnknown')}</span>;
  }
  return (
    <>
      <strong>{formatMoney(minDeposit, code)}</strong>{' '}
      {minDepositUsd !== null && <span className="muted">{formatAbout(minDepositUsd)}</span>}
      <br />
      {t('deposits.sheet.minimumBelow')}
    </>
  );
};

const Facts = ({ given }: GivenProps) => {
  const { t } = useTranslation();
  const { callbacks, purpose, payer, note, askedAt, by } = given;
  return (
    <dl>
      <Fact name={t('deposits.sheet.minimum')}>
        <Minimum given={given} />
      </Fact>
      <Fact name={t('deposits.sheet.told')}>
        {t(callbacks === 2 ? 'deposits.sheet.toldTwice' : 'deposits.sheet.toldOnce')}
      </Fact>
      <Fact name={t('deposits.sheet.purpose')}>
        {purpose === 'own' ? t('deposits.sheet.own') : payer || t('deposits.purposes.customer')}
      </Fact>
      <Fact name={t('deposits.sheet.given')}>
        <TimeText at={askedAt} /> {t('deposits.sheet.by', { name: by })}
      </Fact>
      {note !== '' && <Fact name={t('deposits.sheet.note')}>{note}</Fact>}
    </dl>
  );
};

const Instruction = ({ given }: GivenProps) => {
  const { t } = useTranslation();
  const { reference, instruction } = given;
  const save = async (): Promise<void> => {
    const reply = await call('address.saveInstruction', { reference });
    if (!reply.ok) return notifyError(reply.error);
    if (reply.value !== null) notifyDone(t('deposits.exported', { path: reply.value.savedAs }));
  };
  return (
    <div className={classes['foot']}>
      <Button onClick={() => void save()}>{t('deposits.sheet.saveInstruction')}</Button>
      <Button
        variant="filled"
        onClick={() => void copyText(instruction, t('deposits.sheet.instruction'))}
      >
        {t('deposits.sheet.copyInstruction')}
      </Button>
    </div>
  );
};

interface AddressSheetProps extends GivenProps {
  /** It was given before; nothing new was asked. */
  readonly existing: boolean;
  readonly onClose: () => void;
}

export const AddressSheet = ({ given, existing, onClose }: AddressSheetProps) => {
  const { t } = useTranslation();
  const practice = useAppView().profile.kind === 'practice';
  const currency = useCurrencies(({ list }) =>
    list?.currencies.find(({ id }) => id === given.currencyId),
  );
  return (
    <Drawer
      title={given.reference}
      subtitle={given.purpose === 'own' ? t('deposits.sheet.own') : given.payer}
      onClose={onClose}
      footer={<Instruction given={given} />}
    >
      {existing && <ProblemBand tone="waiting" happened={t('deposits.sheet.existing')} />}
      {given.doubt !== null && (
        <ProblemBand tone="unknown" happened={t('deposits.sheet.doubt')} meaning={given.doubt} />
      )}
      <Top given={given} />
      <AddressBlock given={given} />
      {given.tag === null ? (
        <p className={classes['says']}>{t('deposits.sheet.tagNone')}</p>
      ) : (
        <TagBlock tag={given.tag} />
      )}
      <Facts given={given} />
      {practice && currency !== undefined && (
        <PracticePayment
          reference={given.reference}
          currencies={[currency]}
          symbol={null}
          rest={null}
          tagged={given.tag !== null}
          onPaid={() => undefined}
        />
      )}
    </Drawer>
  );
};
