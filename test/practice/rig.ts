/**
 * A practice gateway on a clock that tests move by hand, and the few calls every test makes.
 */
import {
  startPracticeGateway,
  type PracticeGateway,
  type PracticeOptions,
} from '#practice/server.ts';
import { call, type RawReply, type RawTarget } from '../fakes/raw-client.ts';

export interface Rig {
  readonly gateway: PracticeGateway;
  readonly target: RawTarget;
  /** Moves the clock on, ms. */
  pass(ms: number): void;
  /** Waits out the withdraw interval, then asks for a payout of 31.42 USDT TRC20 unless told otherwise. */
  withdraw(fields?: Readonly<Record<string, unknown>>): Promise<RawReply>;
  status(fields: Readonly<Record<string, unknown>>): Promise<RawReply>;
  call(endpoint: string, fields?: Readonly<Record<string, unknown>>): Promise<RawReply>;
}

export const credentials = { platformId: 50, apiKey: 'test-secret-key' } as const;

/** The vendor's own sample address. */
export const TRON_ADDRESS = 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd';

/** Settlement takes exactly this long on the rig, ms. */
export const SETTLE = 5_000;

/** Midnight of a plain day. */
export const START = Date.UTC(2026, 0, 5);

const opened: PracticeGateway[] = [];

/** Opens a rig; `closeRigs` ends it. */
export const openRig = async (options: Partial<PracticeOptions> = {}): Promise<Rig> => {
  const time = { now: START };
  const gateway = await startPracticeGateway({
    ...credentials,
    seed: 'rig',
    stateFile: null,
    settleMs: { min: SETTLE, max: SETTLE },
    clock: { now: () => time.now },
    ...options,
  });
  opened.push(gateway);
  const target = { url: gateway.url, ...credentials };
  const pass = (ms: number): void => {
    time.now += ms;
  };
  return {
    gateway,
    target,
    pass,
    withdraw: (fields = {}) => {
      pass(1_000);
      return call(target, 'withdraw', {
        paymentId: 71,
        addressTo: TRON_ADDRESS,
        amount: '31.42',
        ...fields,
      });
    },
    status: (fields) => call(target, 'withdrawstatus', fields),
    call: (endpoint, fields) => call(target, endpoint, fields),
  };
};

/** Closes whatever the test opened. */
export const closeRigs = async (): Promise<void> => {
  await Promise.all(opened.splice(0).map((gateway) => gateway.close()));
};
