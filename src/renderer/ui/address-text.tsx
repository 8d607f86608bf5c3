import { Fragment } from 'react';
import { i18n } from '../i18n/i18n.ts';
import classes from './address-text.module.css';
import { CopyButton } from './copy-button.tsx';

interface AddressTextProps {
  readonly address: string;
  /** Another address to hold it against; groups that differ are marked. */
  readonly compareWith?: string;
  /** What it is, for the copy message; an address unless said. */
  readonly what?: string;
  readonly copy?: boolean;
}

const groupsOf = (text: string): readonly string[] => text.match(/.{1,4}/gsu) ?? [];

/**
 * An address or hash in full: monospace, groups of four, wrapping. The gaps are drawn, not written, so a selection
 * copies the raw text.
 */
export const AddressText = ({ address, compareWith, what, copy = true }: AddressTextProps) => {
  const other = compareWith === undefined ? null : groupsOf(compareWith);
  const groups = groupsOf(address);
  return (
    <span className={classes.address}>
      <span className={classes.text}>
        {groups.map((group, index) => (
          <Fragment key={`${index}-${group}`}>
            <span className={classes.group} data-differs={other !== null && other[index] !== group}>
              {group}
            </span>
            <wbr />
          </Fragment>
        ))}
      </span>
      {copy && <CopyButton text={address} what={what ?? i18n.t('common.address')} />}
    </span>
  );
};
