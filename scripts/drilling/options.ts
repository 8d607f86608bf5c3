/** What the drill is asked to do. */
import { parseArgs } from 'node:util';
import { CONVERSION_MODES, type ConversionMode } from '#core/money/terms.ts';

export const USAGE = `npm run drill -- --gateway URL --platform-id P --api-key-env NAME --file F --data DIR [--json]
                 [--interval-ms N] [--patience-ms N] [--second-reading-ms N] [--reply-ms N]
                 [--mode crypto-exact|fiat-exact]

Runs the whole flow (import, plan, review, dispatch, track) without a window against a gateway on this computer.
The key is read from the environment variable NAME. Safe to kill; the same DIR again recovers and continues.
--interval-ms        shortest time between two withdraws as that gateway rules it (1000)
--patience-ms        how long to wait while nothing changes before the rest is left to a person (90000)
--second-reading-ms  how far apart two readings of an error must be before it is believed (300000)
--reply-ms           how long a withdraw may go unanswered before its outcome is unknown (60000)
--mode               who converts fiat amounts: Purser (crypto-exact, as it is) or the gateway (fiat-exact)
Exit code: 0 all final, 2 needs a person, 1 failed. With --json one object goes to standard output, whatever happens.`;

export interface DrillOptions {
  readonly gateway: string;
  readonly platformId: number;
  readonly key: string;
  readonly file: string;
  readonly data: string;
  readonly json: boolean;
  readonly intervalMs: number;
  /** How long to wait for anything to change before giving the rest to a person, ms. */
  readonly patienceMs: number;
  readonly secondReadingMs: number;
  /** From the first byte of a withdraw to the end of its answer, ms. */
  readonly replyMs: number;
  readonly mode: ConversionMode;
}

const LOOPBACK =
  /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}\/?$|^https:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}\/?$/;

const whole = (name: string, value: string): number => {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} wants a whole number, not "${value}"`);
  return Number(value);
};

const needed = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw new Error(`--${name} is missing\n\n${USAGE}`);
  return value;
};

const modeNamed = (name: string): ConversionMode => {
  const mode = CONVERSION_MODES.find((known) => known === name);
  if (mode === undefined)
    throw new Error(`--mode is ${CONVERSION_MODES.join(' or ')}, not "${name}"`);
  return mode;
};

/** Reads the command line; throws with words for people. */
export const readOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): DrillOptions => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      gateway: text,
      'platform-id': text,
      'api-key-env': text,
      file: text,
      data: text,
      json: { type: 'boolean', default: false },
      'interval-ms': { ...text, default: '1000' },
      'patience-ms': { ...text, default: '90000' },
      'second-reading-ms': { ...text, default: '300000' },
      'reply-ms': { ...text, default: '60000' },
      mode: { ...text, default: 'crypto-exact' },
    },
  });
  const gateway = needed('gateway', values.gateway);
  if (!LOOPBACK.test(gateway)) {
    throw new Error(
      `The drill approves by itself, so it only talks to a gateway on this computer; "${gateway}" is not one. Use http://127.0.0.1:PORT.`,
    );
  }
  const keyName = needed('api-key-env', values['api-key-env']);
  const key = env[keyName];
  if (key === undefined || key === '')
    throw new Error(`The environment variable ${keyName} is empty.`);
  return {
    gateway,
    platformId: whole('platform-id', needed('platform-id', values['platform-id'])),
    key,
    file: needed('file', values.file),
    data: needed('data', values.data),
    json: values.json,
    intervalMs: whole('interval-ms', values['interval-ms']),
    patienceMs: whole('patience-ms', values['patience-ms']),
    secondReadingMs: whole('second-reading-ms', values['second-reading-ms']),
    replyMs: whole('reply-ms', values['reply-ms']),
    mode: modeNamed(values.mode),
  };
};
