/** The gateway as it is seen from nowhere: what it received, executed and says, and when. It keeps count for the oracles. */
import { formatAmount } from '#core/money/amount.ts';
import { reservedOf } from '#core/payout/fiat-exact.ts';
import type { Withdrawal } from '#core/payout/payout.ts';
import type { WireReply, WithdrawOrder } from '#main/ports/gateway.ts';
import { USDT } from './batch.ts';
import type { Life } from './life.ts';
import type { Fate } from './plan.ts';
import { replyTo } from './replies.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
/** A request whose sender is gone arrives within this or never; the model of the network says so. */
const LONGEST_FLIGHT_MS = 950;

export interface Execution {
  readonly row: number;
  readonly orderId: string;
  readonly withdrawalId: string;
  readonly amount: string;
  readonly units: bigint;
  readonly at: number;
  /** When look-ups begin to find it. */
  readonly visibleAt: number;
  /** When it is settled, and how. */
  readonly settledAt: number;
  readonly ends: 'success' | 'error';
  /** An error that is taken back: said from `settledAt` for this long, ms; 0 for none. */
  readonly wavers: number;
}

interface Flight {
  readonly row: number;
  readonly life: Life;
  arrivesAt: number;
  readonly arrive: () => void;
}

export class Bank {
  readonly #world: World;
  readonly executions: Execution[] = [];
  /** True time of the last sign of a request about a row, by row. */
  readonly lastSign = new Map<number, number>();
  requests = 0;
  minGap = Infinity;
  /** Requests received that will be executed later. */
  late = 0;
  #flights: Flight[] = [];
  #lastArrival = new Map<number, number>();

  constructor(world: World) {
    this.#world = world;
  }

  executionsOf(row: number): number {
    let count = 0;
    for (const execution of this.executions) if (execution.row === row) count += 1;
    return count;
  }

  isFlying(row: number): boolean {
    return this.#flights.some((flight) => flight.row === row);
  }

  /** Nothing of an earlier request is on its way or waits inside the gateway. */
  isQuiet(): boolean {
    return this.late === 0 && this.#flights.length === 0;
  }

  /** Takes a request off a living sender; `answer` is called with what comes back, some time later. */
  request(life: Life, order: WithdrawOrder, answer: (reply: WireReply) => void): void {
    const world = this.#world;
    const { random, plan } = world;
    const row = world.operator.rowOf(order.orderId);
    const fate = world.operator.tidies ? 'ok' : (plan.fates[this.requests] ?? 'ok');
    this.requests += 1;
    this.lastSign.set(row, world.t);
    const isSlow = fate !== 'lost' && random.chance(0.03);
    const travels = isSlow ? random.below(20_000) : random.between(2, LONGEST_FLIGHT_MS);
    const later = (ms: number, reply: WireReply): void => {
      world.laterFor(life, ms, () => {
        answer(reply);
      });
    };
    const silence = SILENT.has(fate) ? random.pick(['timeout', 'closed'] as const) : null;
    if (silence === 'timeout') later(MINUTE, replyTo('lost', order, null));
    if (silence === 'closed') {
      later(isSlow ? travels + 5 : random.below(travels + 500), replyTo('cut', order, null));
    }
    if (fate === 'lost') return;
    const flight: Flight = {
      row,
      life,
      arrivesAt: world.t + travels,
      arrive: () => {
        if (!this.#flights.includes(flight) || world.t < flight.arrivesAt) return;
        this.#flights = this.#flights.filter((one) => one !== flight);
        const reply = this.receive(life, order, fate);
        if (silence === null && !life.dead) later(random.between(1, 400), reply);
      },
    };
    this.#flights.push(flight);
    world.later(travels, flight.arrive);
  }

  /** The senders of what is on its way may be gone: it arrives soon, or never. */
  sendersDied(): void {
    const world = this.#world;
    for (const flight of this.#flights) {
      if (!flight.life.dead || flight.arrivesAt <= world.t + LONGEST_FLIGHT_MS) continue;
      flight.arrivesAt = world.t + world.random.below(LONGEST_FLIGHT_MS);
      world.later(flight.arrivesAt - world.t, flight.arrive);
    }
  }

  /** A request has arrived. */
  receive(life: Life, order: WithdrawOrder, fate: Fate): WireReply {
    const world = this.#world;
    const row = world.operator.rowOf(order.orderId);
    if (world.trace !== null) world.note(`the gateway receives row ${row}: ${fate}`);
    this.lastSign.set(row, world.t);
    this.#keepApart(life);
    let execution: Execution | null = null;
    if (EXECUTED.has(fate)) execution = this.#execute(row, order, fate);
    if (fate === 'late' || fate === 'late-error') {
      this.late += 1;
      world.later(world.random.below(9 * MINUTE), () => {
        this.late -= 1;
        this.#execute(row, order, fate);
      });
    }
    return replyTo(fate, order, execution);
  }

  /** What a look-up finds now, whatever it is asked by. */
  find(by: 'orderId' | 'withdrawalId', key: string): Withdrawal | null {
    const { t } = this.#world;
    const execution = this.executions.find((one) => one[by] === key);
    if (execution === undefined) return null;
    const hidden = by === 'orderId' && execution.visibleAt > t;
    return hidden ? null : this.#said(execution);
  }

  statusOf(execution: Execution): 'pending' | 'success' | 'error' {
    const { t } = this.#world;
    if (t < execution.settledAt) return 'pending';
    return t < execution.settledAt + execution.wavers ? 'error' : execution.ends;
  }

  #said(execution: Execution): Withdrawal {
    const status = this.statusOf(execution);
    return {
      withdrawalId: null,
      status,
      currencyId: USDT.id,
      address: ADDRESS_SAID,
      amount: execution.amount,
      chainHash: status === 'success' ? `hash-${execution.row}` : null,
      debited: status === 'success' ? execution.amount : null,
      networkFee: null,
      serviceFee: null,
      confirmations: null,
    };
  }

  /** The gateway's rule: two withdraws less than a second apart block the account. */
  #keepApart(life: Life): void {
    const world = this.#world;
    // With a broken lock two instances do not know of each other's requests on the way; each keeps its own apart.
    const sender = world.operator.hasSecond ? life.instance : 0;
    const gap = world.t - (this.#lastArrival.get(sender) ?? -Infinity);
    this.#lastArrival.set(sender, world.t);
    if (world.operator.hasSecond && world.wallJumped) return;
    this.minGap = Math.min(this.minGap, gap);
    if (gap < 1_000) world.fail(`two withdraws arrive ${gap} ms apart`);
  }

  #execute(row: number, order: WithdrawOrder, fate: Fate): Execution {
    const world = this.#world;
    const { random, t } = world;
    const hides = fate === 'refused-executed' ? 'never' : world.plan.hides;
    const hidden = random.chance(0.4) ? hides : 'never';
    const visible = { never: t, 'a-while': t + random.below(5 * MINUTE), always: Infinity }[hidden];
    const units = this.#sends(row, order);
    const execution: Execution = {
      row,
      orderId: order.orderId,
      withdrawalId: `w-${row}-${this.executionsOf(row) + 1}`,
      amount: formatAmount({ units, decimals: 2 }),
      units,
      at: t,
      visibleAt: visible,
      settledAt: t + random.below(world.plan.settlesIn),
      ends: random.chance(0.05) ? 'error' : 'success',
      wavers: random.chance(0.05) ? random.below(4 * MINUTE) : 0,
    };
    this.executions.push(execution);
    if (world.trace !== null) world.note(`the gateway executes row ${row}`);
    if (this.executionsOf(row) > 1) world.fail(`row ${row} is executed twice`);
    return execution;
  }

  /** What leaves for an order: its amount, or what a fiat amount becomes, now and then far from the listed price. */
  #sends(row: number, order: WithdrawOrder): bigint {
    const { random, disk } = this.#world;
    const asked = disk.tables.cells[row - 1]?.row.amount.units ?? 0n;
    if (order.fiat === undefined) return asked;
    const price = random.chance(0.04)
      ? random.pick([9_000, 11_000])
      : random.between(9_970, 10_030);
    return (asked * 10_000n) / BigInt(price);
  }

  /** What the balance is now, in smallest units; the operator tops it up before tidying. */
  held(): bigint {
    const { plan, operator, disk } = this.#world;
    let held = operator.tidies ? 1_000_000_000n : 0n;
    for (const { row } of disk.tables.cells.slice(0, plan.covered)) held += reservedOf(row).units;
    for (const { units } of this.executions) held -= units;
    return held < 0n ? 0n : held;
  }
}

const ADDRESS_SAID = 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd';

const SILENT: ReadonlySet<Fate> = new Set(['lost', 'answer-lost', 'late']);
const EXECUTED: ReadonlySet<Fate> = new Set([
  'ok',
  'answer-lost',
  'error-executed',
  'cut',
  'refused-executed',
  'echo-differs',
  'no-id',
]);
