/** A policy file's text as a policy, or the line that is wrong. Unknown names are refused: a mistyped limit is none. */
import { MAX_DECIMALS, parseAmount, type Amount } from '../money/amount.ts';
import { err, ok, type Result } from '../result.ts';
import { readLocated, type Flaw, type Located } from './located-json.ts';
import { NO_POLICY, type Maximum, type Policy } from './policy.ts';

/** Decimals of a limit in USD. */
export const USD_DECIMALS = 6;

class Wrong extends Error {
  readonly flaw: Flaw;

  constructor(flaw: Flaw) {
    super(flaw.message);
    this.flaw = flaw;
  }
}

const wrong = ({ line }: Located, message: string): Wrong => new Wrong({ line, message });

const membersOf = (
  value: Located,
  what: string,
  known: readonly string[],
): ReadonlyMap<string, Located> => {
  if (value.kind !== 'object') throw wrong(value, `${what} must be an object in braces.`);
  for (const [name, member] of value.members) {
    if (!known.includes(name)) {
      throw wrong(member, `${what} has no "${name}"; it may have ${known.join(', ')}.`);
    }
  }
  return value.members;
};

const textOf = (value: Located, what: string): string => {
  if (value.kind !== 'text') throw wrong(value, `${what} must be text in double quotes.`);
  return value.text;
};

const booleanOf = (value: Located | undefined, what: string): boolean => {
  if (value === undefined) return false;
  if (value.kind !== 'boolean') throw wrong(value, `${what} must be true or false.`);
  return value.value;
};

const SECURE = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/[\w./-]*)?$/i;
const GATEWAY = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?\/?$/i;
const LOCAL = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?\/?$/;
const PROXY = /^http:\/\/[a-z0-9.-]+:\d{1,5}\/?$/i;

const gatewaysOf = (value: Located | undefined): Policy['gateways'] => {
  if (value === undefined) return null;
  if (value.kind !== 'list' || value.items.length === 0) {
    throw wrong(value, 'gateways must be a list of at least one address.');
  }
  return value.items.map((item) => {
    const address = textOf(item, 'An address of gateways');
    if (!GATEWAY.test(address) && !LOCAL.test(address)) {
      throw wrong(item, `"${address}" is not a gateway address; use https:// and the host alone.`);
    }
    return address.replace(/\/$/, '').toLowerCase();
  });
};

const updatesOf = (value: Located | undefined): Policy['updates'] => {
  if (value === undefined) return null;
  const text = textOf(value, 'updates');
  if (text === 'none') return 'none';
  if (SECURE.test(text)) return { feed: text };
  throw wrong(value, `updates must be "none" or an https:// address, not "${text}".`);
};

const proxyOf = (value: Located | undefined): string | null => {
  if (value === undefined) return null;
  const text = textOf(value, 'proxy');
  if (PROXY.test(text)) return text;
  throw wrong(
    value,
    `proxy must look like "http://proxy.example:3128", without a name or password.`,
  );
};

const amountOf = (value: Located, what: string, decimals: number): Amount => {
  if (value.kind === 'number') {
    throw wrong(
      value,
      `${what} must stand in double quotes, so that it is read exactly: "${value.text}".`,
    );
  }
  const text = textOf(value, what);
  const amount = parseAmount(text, decimals);
  if (!amount.ok) {
    throw wrong(
      value,
      `${what} is "${text}", which is not a plain decimal amount such as "2500.00".`,
    );
  }
  return amount.value;
};

const maximumOf = (value: Located | undefined, what: string): Maximum | null => {
  if (value === undefined) return null;
  const members = membersOf(value, what, ['usd', 'currencies']);
  if (members.size === 0)
    throw wrong(value, `${what} names no amount; give usd, currencies or both.`);
  const usd = members.get('usd');
  const byLabel = members.get('currencies');
  const currencies = new Map<string, Amount>();
  if (byLabel !== undefined) {
    if (byLabel.kind !== 'object')
      throw wrong(byLabel, `${what}.currencies must be an object in braces.`);
    for (const [label, member] of byLabel.members) {
      currencies.set(label, amountOf(member, `${what} of ${label}`, MAX_DECIMALS));
    }
  }
  return { usd: usd === undefined ? null : amountOf(usd, `${what}.usd`, USD_DECIMALS), currencies };
};

const NAMES = [
  'schema',
  'gateways',
  'updates',
  'maximum',
  'reviewByTwo',
  'practiceOnly',
  'proxy',
  'telemetry',
] as const;

const policyIn = (root: Located): Policy => {
  const members = membersOf(root, 'The policy', NAMES);
  const schema = members.get('schema');
  if (schema?.kind !== 'number' || schema.text !== '1') {
    throw wrong(
      schema ?? root,
      'schema must be 1; another Purser may know this policy, this one does not.',
    );
  }
  const telemetry = members.get('telemetry');
  if (telemetry !== undefined && textOf(telemetry, 'telemetry') !== 'none') {
    throw wrong(telemetry, 'telemetry can only be "none": Purser sends none.');
  }
  const maximum = members.get('maximum');
  const limits =
    maximum === undefined
      ? new Map<string, Located>()
      : membersOf(maximum, 'maximum', ['perPayout', 'perBatch', 'perDay']);
  return {
    ...NO_POLICY,
    gateways: gatewaysOf(members.get('gateways')),
    updates: updatesOf(members.get('updates')),
    perPayout: maximumOf(limits.get('perPayout'), 'perPayout'),
    perBatch: maximumOf(limits.get('perBatch'), 'perBatch'),
    perDay: maximumOf(limits.get('perDay'), 'perDay'),
    reviewByTwo: booleanOf(members.get('reviewByTwo'), 'reviewByTwo'),
    practiceOnly: booleanOf(members.get('practiceOnly'), 'practiceOnly'),
    proxy: proxyOf(members.get('proxy')),
  };
};

/** Reads a policy; the flaw names the first line that is wrong. */
export const readPolicy = (text: string): Result<Policy, Flaw> => {
  const root = readLocated(text.replace(/^\uFEFF/, ''));
  if (!root.ok) return err({ line: root.error.line, message: `${root.error.message}.` });
  try {
    return ok(policyIn(root.value));
  } catch (error) {
    if (error instanceof Wrong) return err(error.flaw);
    throw error;
  }
};
