/** Everything the log can say: each event with its level and the only fields it may have. */
import { REASON_WORDS } from '../audit/trail.ts';
import { RUN_STATES, type StopReason } from '../audit/entry.ts';
import { PAYOUT_STATES } from '../payout/state.ts';
import { EDGES } from '../payout/transition.ts';
import {
  callName,
  count,
  failure,
  flag,
  id,
  oneOf,
  version,
  type Kind,
  type ValueOf,
} from './kinds.ts';
import { LOG_LEVELS, type LogLevel } from './level.ts';

interface EventShape {
  readonly level: LogLevel;
  // Each field takes a type of its own; what they have in common is that they can be written.
  readonly fields: Readonly<Record<string, Kind<never>>>;
}

const runState = oneOf(RUN_STATES);
const stopCode = oneOf(['none', ...(Object.keys(REASON_WORDS) as StopReason['code'][])]);
const payoutState = oneOf(PAYOUT_STATES);
const payoutEvent = oneOf(EDGES.map(({ event }) => event));
const moved = { payout: id, move: payoutEvent, to: payoutState };

/** What is asked of the gateway, in the log's words. */
export const GATEWAY_CALLS = ['currencies', 'balances', 'fees', 'look-up', 'connect'] as const;
export type GatewayCall = (typeof GATEWAY_CALLS)[number];

/** Why the gateway gave no usable answer. */
export const GATEWAY_FAILURES = [
  'refused',
  'unreachable',
  'tls',
  'unreadable',
  'no-key',
  'body-differs',
] as const;
export type GatewayFailure = (typeof GATEWAY_FAILURES)[number];

const PAGE_ENDS = [
  'clean-exit',
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
] as const;

const UPDATE_KINDS = [
  'off',
  'idle',
  'looking',
  'newest',
  'offered',
  'fetching',
  'ready',
  'refused',
] as const;

/** The closed list. A field that does not stand here cannot be written. */
export const LOG_EVENTS = {
  started: { level: 'info', fields: { version, node: version, ms: count } },
  'start-failed': { level: 'error', fields: { error: failure } },
  crashed: { level: 'error', fields: { error: failure } },
  ended: { level: 'info', fields: {} },
  'page-gone': { level: 'error', fields: { how: oneOf(PAGE_ENDS) } },
  'call-failed': { level: 'error', fields: { id, call: callName, error: failure } },
  'call-refused': { level: 'info', fields: { call: callName } },
  'call-answered': { level: 'debug', fields: { call: callName, ms: count, ok: flag } },
  'foreign-sender': { level: 'warn', fields: {} },
  'level-changed': { level: 'info', fields: { to: oneOf(LOG_LEVELS) } },
  'lines-lost': { level: 'warn', fields: { count } },
  'policy-read': { level: 'info', fields: { kind: oneOf(['none', 'read', 'refused']) } },
  'profile-opened': {
    level: 'info',
    fields: {
      kind: oneOf(['practice', 'live']),
      ledger: oneOf(['open', 'locked', 'damaged', 'elsewhere']),
      entries: count,
      ms: count,
    },
  },
  'profile-failed': { level: 'error', fields: { error: failure } },
  'ledger-failed': { level: 'error', fields: { error: failure } },
  'ledger-unlocked': { level: 'warn', fields: { open: count } },
  'anchor-changed': { level: 'warn', fields: { kept: flag } },
  'batch-submitted': { level: 'info', fields: { batch: id, payouts: count } },
  'batch-approved': { level: 'info', fields: { batch: id, alone: flag } },
  'run-moved': { level: 'info', fields: { batch: id, to: runState, why: stopCode } },
  'payout-moved': { level: 'debug', fields: moved },
  'payout-unclear': { level: 'warn', fields: moved },
  'look-up-proven': { level: 'info', fields: { payout: id } },
  alarm: { level: 'warn', fields: {} },
  'gateway-failed': {
    level: 'warn',
    fields: { call: oneOf(GATEWAY_CALLS), kind: oneOf(GATEWAY_FAILURES), status: count },
  },
  'gateway-answers': { level: 'info', fields: { call: oneOf(GATEWAY_CALLS) } },
  sleep: { level: 'info', fields: {} },
  'screen-locked': { level: 'debug', fields: {} },
  'update-moved': { level: 'info', fields: { to: oneOf(UPDATE_KINDS) } },
  'diagnostics-collected': { level: 'info', fields: { addresses: flag, names: flag } },
  'diagnostics-saved': { level: 'info', fields: { addresses: flag, names: flag } },
} as const satisfies Readonly<Record<string, EventShape>>;

export type LogEvent = keyof typeof LOG_EVENTS;

type Shapes<E extends LogEvent> = (typeof LOG_EVENTS)[E]['fields'];

/** The fields of an event, all of them, and no other. */
export type LogFields<E extends LogEvent> = keyof Shapes<E> extends never
  ? Readonly<Record<string, never>>
  : { readonly [F in keyof Shapes<E>]: ValueOf<Shapes<E>[F]> };

/** The level and fields of an event by its name; null for a name that is none. */
export const shapeOf = (event: unknown): EventShape | null =>
  typeof event === 'string' && Object.hasOwn(LOG_EVENTS, event)
    ? LOG_EVENTS[event as LogEvent]
    : null;
