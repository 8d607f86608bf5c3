/** "Compare with…": paste another address and see what differs from the one on screen. */
import { Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressCompare } from './address-compare.tsx';
import classes from './address-compare.module.css';
import { AddressText } from './address-text.tsx';
import { LinkButton } from './link-button.tsx';

export const CompareWith = ({ address }: { readonly address: string }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [other, setOther] = useState('');
  const pasted = other.trim();
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={420}
      position="bottom-start"
      withinPortal
      trapFocus
      returnFocus
      shadow="none"
    >
      <Popover.Target>
        <LinkButton className={classes.opener} onClick={() => setOpen(!isOpen)}>
          {t('common.compare.with')}
        </LinkButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.form}>
          <TextInput
            label={t('common.compare.paste')}
            value={other}
            spellCheck={false}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          {pasted === '' ? (
            <AddressText address={address} copy={false} />
          ) : (
            <AddressCompare address={address} other={pasted} />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
