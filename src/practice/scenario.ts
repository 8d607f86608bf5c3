/**
 * Named ways for the practice gateway to behave, for people who rehearse and for tests.
 */
import type { FaultScript } from './faults.ts';
import { refusals } from './refusals.ts';
import { documentedSwitches, type Switches } from './switches.ts';

export type ScenarioName =
  | 'calm'
  | 'lost-reply'
  | 'late-execution'
  | 'no-look-up'
  | 'ip-refused'
  | 'stuck-pending'
  | 'drifting-rates'
  | 'refuses-some';

/** What a scenario sets; whatever it leaves out is as documented. */
export interface Scenario {
  readonly switches: Switches;
  readonly faults: FaultScript;
}

const scenario = (faults: FaultScript, switches: Partial<Switches> = {}): Scenario => ({
  switches: { ...documentedSwitches, ...switches },
  faults,
});

/** The third payout comes after the first has been seen to work, and early enough for a short rehearsal. */
const third = { nth: 3 } as const;

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  /** Everything works. */
  calm: scenario([]),
  /** The third payout is executed, but its reply never arrives; a look-up finds it. */
  'lost-reply': scenario([
    { on: 'withdraw', when: third, fault: { kind: 'lost-reply', executed: true } },
  ]),
  /** The third reply never arrives, and look-ups find nothing for twenty seconds. */
  'late-execution': scenario([
    { on: 'withdraw', when: third, fault: { kind: 'late-execution', ms: 20_000 } },
  ]),
  /** The third reply never arrives, and look-ups by order id find nothing, ever: a person has to find out. */
  'no-look-up': scenario(
    [{ on: 'withdraw', when: third, fault: { kind: 'lost-reply', executed: true } }],
    { lookupByOrderId: false },
  ),
  /** This computer's address is not on the account's list. */
  'ip-refused': scenario([], { ipListed: false }),
  /** The second payout and every tenth stay pending for ever. */
  'stuck-pending': scenario([
    { on: 'withdraw', when: { nth: 2 }, fault: { kind: 'stuck-pending' } },
    { on: 'withdraw', when: { every: 10 }, fault: { kind: 'stuck-pending' } },
  ]),
  /** Prices move by up to nine percent within seconds. */
  'drifting-rates': scenario([], { drift: 'strong' }),
  /** Every fifth payout is refused. */
  'refuses-some': scenario([
    { on: 'withdraw', when: { every: 5 }, fault: { kind: 'refuse', message: refusals.address } },
  ]),
};
