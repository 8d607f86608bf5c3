import { currencyLabel, type Currency } from '../money/currency.ts';
import { familyOf, type NetworkFamily } from '../money/network.ts';
import type { AddressReading } from './address-reading.ts';
import { quoted } from './characters.ts';
import { checkTag, saysNoTag } from './check-tag.ts';
import type { Destination } from './destination.ts';
import type { DestinationIssue } from './destination-issue.ts';
import { notAnAddress } from './not-an-address.ts';
import { belongsTo, readAddress } from './read-address.ts';

export interface CheckedDestination {
  readonly issues: readonly DestinationIssue[];
  /** With the address in its one canonical form; null while an issue is an error. */
  readonly destination: Destination | null;
}

/**
 * Checks an address and a tag by the rules of a currency's network, checksum first of all.
 * Canonical form: segregated witness and CashAddr in small letters and without prefix, TON in base64url.
 * A network whose addresses Purser cannot read yields the warning address-not-verifiable.
 */
export const checkDestination = (
  currency: Currency,
  address: string,
  tag: string,
): CheckedDestination => {
  const family = familyOf(currency.code, currency.network);
  const read = readFor(currency, address, family);
  const wrongTag = checkTag(currency, tag, family);
  // An address that is refused may hold the tag, so that its absence is not worth a word yet.
  const tagIssue = read.address === null && wrongTag?.level === 'warning' ? null : wrongTag;
  const issues = [read.issue, tagIssue].filter((issue) => issue !== null);
  if (read.address === null || issues.some((issue) => issue.level === 'error'))
    return { issues, destination: null };
  const { id: currencyId, code, network } = currency;
  return {
    issues,
    destination: {
      currencyId,
      code,
      network,
      address: read.address,
      tag: tag === '' || saysNoTag(tag) ? null : tag,
    },
  };
};

interface ReadAddress {
  readonly address: string | null;
  readonly issue: DestinationIssue | null;
}

const readFor = (
  currency: Currency,
  address: string,
  family: NetworkFamily | null,
): ReadAddress => {
  if (family === null) return unverifiable(currency, address);
  const reading = readAddress(address, family);
  if (!reading.ok) return { address: null, issue: refused(currency, { address, family }, reading) };
  return {
    address: reading.address,
    issue: reading.checked
      ? null
      : issueOf(
          'warning',
          'address-no-checksum',
          `The address ${quoted(address)} is in a form without checksum, so a typing mistake in it cannot be seen. Compare every character with the beneficiary, or ask for the form with checksum.`,
        ),
  };
};

const refused = (
  currency: Currency,
  { address, family }: { readonly address: string; readonly family: NetworkFamily },
  reading: Extract<AddressReading, { ok: false }>,
): DestinationIssue => {
  const general = notAnAddress(address);
  if (general !== null) return issueOf('error', general.rule, general.message);
  const other =
    reading.rule === 'address-form' || reading.rule === 'address-checksum'
      ? belongsTo(address, family)
      : null;
  if (other === null)
    return issueOf('error', reading.rule, `The address ${quoted(address)} ${reading.because}`);
  return issueOf(
    'error',
    'address-other-network',
    `The address ${quoted(address)} is one of ${other}, but the row pays ${currencyLabel(currency)}. Correct the network or the address; what is sent to the wrong network is lost.`,
  );
};

const unverifiable = (currency: Currency, address: string): ReadAddress => {
  const general = notAnAddress(address);
  if (general !== null)
    return { address: null, issue: issueOf('error', general.rule, general.message) };
  if (!/^[A-Za-z0-9_.-]{4,128}$/.test(address))
    return {
      address: null,
      issue: issueOf(
        'error',
        'address-form',
        `The address ${quoted(address)} holds characters that no address has. Copy it again from the beneficiary.`,
      ),
    };
  return {
    address,
    issue: issueOf(
      'warning',
      'address-not-verifiable',
      `Purser cannot verify addresses of ${currencyLabel(currency)}, so a typing mistake in ${quoted(address)} cannot be seen. Compare every character with the beneficiary.`,
    ),
  };
};

const issueOf = (
  level: DestinationIssue['level'],
  rule: string,
  message: string,
): DestinationIssue => ({ level, column: 'address', rule, message });
