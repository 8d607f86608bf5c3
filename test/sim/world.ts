/**
 * One simulated world: time, a disk, a gateway, an operator, and process lives of the engine that ships.
 * Every call of a port is a yield point. The world alone decides who goes on next, when a process dies, and what time it is.
 */
import { Bank } from './bank.ts';
import { BEGIN } from './batch.ts';
import { Disk } from './disk.ts';
import type { Life } from './life.ts';
import { Operator } from './operator.ts';
import type { FaultKind, Plan } from './plan.ts';
import { Random } from './random.ts';
import type { Rules } from './rules.ts';

/** Something that happens later: an answer to a port call of a life, or an event of the world outside. */
interface Pending {
  due: number;
  readonly life: Life | null;
  readonly signal: AbortSignal | undefined;
  readonly go: () => void;
}

/** A promise no one will ever keep: what a dead process waits for. A shared one would remember all who ever waited. */
const never = (): Promise<never> => new Promise(() => undefined);
const GONE = Symbol('the process is gone');

const DAY_MS = 86_400_000;
const TEN_YEARS_MS = 3_652 * DAY_MS;
/** More steps than any schedule needs: one that takes more goes round in circles. */
const MOST_STEPS = 60_000;

export class World {
  readonly plan: Plan;
  readonly rules: Rules;
  readonly random: Random;
  readonly disk: Disk;
  readonly bank: Bank;
  readonly operator: Operator;
  lives: Life[] = [];
  /** True time, ms since the schedule began; what the gateway lives by. */
  t = 0;
  /** What the wall clock of the computer shows beyond true time, ms. */
  wallShift = 0;
  wallJumped = false;
  crashes = 0;
  calls = 0;
  boots = 0;
  over = false;
  /** Everything has come to rest, and what is left must be plain to see. */
  hasRested = false;
  /** The first rule that was broken, or null. */
  broken: string | null = null;
  trace: string[] | null = null;
  #pending: Pending[] = [];
  #steps = 0;
  #fault = 0;
  #untilSwitch = 1;

  constructor(plan: Plan, rules: Rules = {}) {
    this.plan = plan;
    this.rules = rules;
    this.random = new Random(`${plan.seed}/run`);
    this.disk = new Disk(plan, rules.disk);
    this.bank = new Bank(this);
    this.operator = new Operator(this);
    this.operator.begin();
  }

  get wall(): number {
    return BEGIN + this.t + this.wallShift;
  }

  /** Notes a broken rule; the first one ends the schedule. */
  fail(rule: string): void {
    this.broken ??= rule;
    this.over = true;
    if (this.trace !== null) this.note(`BROKEN: ${rule}`);
  }

  note(what: string): void {
    this.trace?.push(`${(this.t / 1_000).toFixed(3).padStart(9)} s  ${what}`);
  }

  /** A call of a port that takes no time. */
  read<T>(life: Life, what: string, effect: () => T): Promise<T> {
    if (life.dead || this.over) return never();
    const isPlain = this.trace === null && !this.#isFaultDue();
    if (!isPlain) return this.call(life, what, { effect });
    if (!this.mayRunOn(0)) return this.#park(life, what, { effect });
    this.calls += 1;
    return Promise.resolve(effect());
  }

  /** Whether a fault strikes at the next call. */
  #isFaultDue(): boolean {
    const fault = this.plan.faults[this.#fault];
    return fault !== undefined && fault.at <= this.calls + 1 && !this.operator.tidies;
  }

  /** A call of a port: takes effect at once or later, before a crash, half, or not at all. */
  call<T>(life: Life, what: string, { takes = 0, effect }: Call<T>): Promise<T> {
    if (life.dead || this.over) return never();
    if (this.mayRunOn(takes)) {
      this.t += takes;
      const value = this.#perform(life, what, effect);
      return value === GONE ? never() : Promise.resolve(value);
    }
    return this.#park(life, what, { takes, effect });
  }

  #park<T>(life: Life, what: string, { takes = 0, effect }: Call<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        try {
          const value = this.#perform(life, what, effect);
          if (value !== GONE) resolve(value);
        } catch (failure) {
          reject(failure instanceof Error ? failure : new Error(String(failure)));
        }
      };
      this.#pending.push({ due: this.t + takes, life, signal: undefined, go });
    });
  }

  /** Lets a life wait until `due`, or until the signal aborts. */
  wait(life: Life, due: number, signal?: AbortSignal): Promise<void> {
    if (life.dead || this.over) return never();
    if (this.mayRunOn(Math.max(0, due - this.t))) {
      if (this.#perform(life, 'wait', nothing) === GONE) return never();
      if (signal?.aborted !== true) this.t = Math.max(this.t, due);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const go = (): void => {
        if (this.#perform(life, 'wait', nothing) !== GONE) resolve();
      };
      this.#pending.push({ due, life, signal, go });
    });
  }

  /** Something of the world outside happens after `ms`. */
  later(ms: number, go: () => void): void {
    this.#pending.push({ due: this.t + ms, life: null, signal: undefined, go });
  }

  /** As {@link later}, but it dies with the life. */
  laterFor(life: Life, ms: number, go: () => void): void {
    this.#pending.push({ due: this.t + ms, life, signal: undefined, go });
  }

  /** When the next thing happens; Infinity when nothing will. */
  nextDue(): number {
    let due = Infinity;
    for (const pending of this.#pending) {
      due = Math.min(due, pending.signal?.aborted === true ? this.t : pending.due);
    }
    return due;
  }

  /** Whether who runs now goes on for `takes` ms without giving way to another. */
  mayRunOn(takes: number): boolean {
    this.#untilSwitch -= 1;
    if (this.#untilSwitch <= 0) {
      this.#untilSwitch = 1 + this.random.below(2 * this.plan.switchEvery);
      return false;
    }
    return takes === 0 || this.nextDue() > this.t + takes;
  }

  /** Lets one thing happen; false when the schedule is over. All microtasks must have run since the last step. */
  step(): boolean {
    if (this.over) return false;
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) this.fail('the schedule does not come to an end');
    const next = this.#takeNext();
    if (next === null) this.fail('nothing happens any more, and the operator is not through');
    else next.go();
    return !this.over;
  }

  /** Ends a process, or by a power cut every process; what they wait for never comes. */
  crash(life: Life, kind: 'kill' | 'power'): void {
    this.crashes += 1;
    const dying = kind === 'power' ? this.lives : [life];
    for (const one of dying) one.dead = true;
    this.lives = this.lives.filter((one) => !one.dead);
    this.#pending = this.#pending.filter((pending) => pending.life?.dead !== true);
    this.bank.sendersDied();
    if (kind === 'power') {
      const lost = this.disk.cutPower(this.random);
      if (this.trace !== null) this.note(`the power goes; ${lost} unsynced transactions are lost`);
    } else this.disk.close();
    this.operator.died();
  }

  /** A process ends by itself, or is ended by the person. */
  end(life: Life): void {
    life.dead = true;
    this.lives = this.lives.filter((one) => one !== life);
    this.#pending = this.#pending.filter((pending) => pending.life !== life);
    this.bank.sendersDied();
    this.disk.close();
  }

  /** The machine sleeps: true and wall time go on, nothing else does. */
  #suspend(ms: number): void {
    for (const pending of this.#pending) if (pending.life !== null) pending.due += ms;
    for (const life of this.lives) life.monoFrom += ms;
    this.t += ms;
  }

  #takeNext(): Pending | null {
    const { random } = this;
    const due = this.nextDue();
    if (due === Infinity) return null;
    this.t = Math.max(this.t, due);
    let ready = 0;
    let chosen = 0;
    for (let at = 0; at < this.#pending.length; at += 1) {
      const pending = this.#pending[at];
      if (pending === undefined) break;
      if (pending.due > this.t && pending.signal?.aborted !== true) continue;
      ready += 1;
      if (ready === 1 || random.chance(1 / ready)) chosen = at;
    }
    const next = this.#pending[chosen] ?? null;
    const last = this.#pending.pop();
    if (last !== undefined && chosen < this.#pending.length) this.#pending[chosen] = last;
    return next;
  }

  /** Carries out the effect of a call, with the fault that strikes at this one, if any. */
  #perform<T>(life: Life, what: string, effect: () => T): T | typeof GONE {
    if (life.dead || this.over) return GONE;
    this.calls += 1;
    const fault = this.plan.faults[this.#fault];
    if (this.trace !== null && what !== 'wait') this.note(`[${this.calls}] ${life.bootId} ${what}`);
    if (fault === undefined || fault.at > this.calls || this.operator.tidies) return effect();
    this.#fault += 1;
    return this.#strike(life, fault.kind, effect);
  }

  #strike<T>(life: Life, kind: FaultKind, effect: () => T): T | typeof GONE {
    if (this.trace !== null) this.note(`FAULT ${kind}`);
    const [crash, moment] = kind.split('-');
    if (crash === 'kill' || crash === 'power') {
      if (moment === 'inside') this.disk.stopsBeforeSync = true;
      try {
        if (moment !== 'before') effect();
      } catch {
        // A disk that fails in the same moment tells nobody any more.
      }
      this.crash(life, crash);
      return GONE;
    }
    switch (kind) {
      case 'disk-full':
        this.disk.full = true;
        break;
      case 'sync-fails':
        this.disk.failsNextSync = true;
        break;
      case 'wall-back':
      case 'wall-forward':
        this.wallJumped = true;
        this.wallShift += kind === 'wall-back' ? -DAY_MS : TEN_YEARS_MS;
        break;
      default:
        this.#suspend(this.random.pick([1_000, 600_000, 28_800_000]));
    }
    return effect();
  }
}

interface Call<T> {
  /** How long it takes until it takes effect, ms. */
  readonly takes?: number;
  readonly effect: () => T;
}

const nothing = (): void => undefined;
