/**
 * Calls the Notification URL as the vendor does: after the fact, up to two more attempts while it is not answered 200,
 * and with whatever misbehaviour the switches ask for. Callbacks under way end with the process; they are hints.
 */
import { request } from 'node:http';
import {
  MORE_ATTEMPTS,
  notificationUrlProblem,
  type CallbackSwitches,
} from './callback-switches.ts';
import {
  depositForm,
  depositText,
  withdrawalText,
  type CallbackText,
  type DepositTold,
  type WithdrawalTold,
} from './callback-text.ts';
import type { Credentials } from './signature.ts';

/** One delivery as the dashboard's transaction card shows it. */
export interface SentCallback {
  /** Counts from 1 since the gateway was opened. */
  readonly n: number;
  /** ms since 1970. */
  readonly at: number;
  readonly text: CallbackText;
  /** What the server answered to each attempt: an HTTP status, or why there was no answer. */
  readonly answers: readonly (number | string)[];
}

export interface SenderParts {
  readonly credentials: Credentials;
  readonly now: () => number;
  readonly switches: () => CallbackSwitches;
}

const REMEMBERED = 200;
/** How long an answer is waited for, ms. */
const PATIENCE_MS = 10_000;

export class CallbackSender {
  readonly #parts: SenderParts;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #sent: SentCallback[] = [];
  #count = 0;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Tells of a deposit: one callback for each of the given numbers of confirmations. */
  deposit(told: DepositTold, confirmations: readonly number[]): void {
    this.#deliverAll(depositPlan(this.#parts, told, confirmations));
  }

  /** Tells what becomes of a withdrawal, each news so many ms from now. */
  withdrawal(news: readonly { readonly told: WithdrawalTold; readonly ms: number }[]): void {
    const { credentials, switches } = this.#parts;
    const spelling = switches();
    if (!spelling.withdrawals) return;
    this.#deliverAll(
      news.map(({ told, ms }) => ({ text: withdrawalText(credentials, told, spelling), ms })),
    );
  }

  /** Deliveries so far, newest first; the last 200. */
  sent(): readonly SentCallback[] {
    return [...this.#sent];
  }

  /** Delivers one of {@link sent} once more, as the dashboard can; false when it is not among them. */
  resend(n: number): boolean {
    const one = this.#sent.find((known) => known.n === n);
    if (one !== undefined) this.#deliver(one.text);
    return one !== undefined;
  }

  /** What has not been called yet is not called any more. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #later(ms: number, deed: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      deed();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }

  #deliverAll(planned: readonly Planned[]): void {
    const switches = this.#parts.switches();
    for (const { text, ms } of inOrder(planned, switches)) {
      for (let time = 0; time <= switches.repeats; time += 1) {
        this.#later(ms + time, () => this.#deliver(text));
      }
    }
  }

  #deliver(text: CallbackText): void {
    const { url } = this.#parts.switches();
    if (url === null || notificationUrlProblem(url) !== null) return;
    this.#count += 1;
    this.#sent.unshift({ n: this.#count, at: this.#parts.now(), text, answers: [] });
    this.#sent.splice(REMEMBERED);
    void this.#attempt(this.#count, url, text);
  }

  async #attempt(n: number, url: string, text: CallbackText): Promise<void> {
    const answer = await post(url, text);
    const at = this.#sent.findIndex((one) => one.n === n);
    const known = this.#sent[at];
    if (known === undefined) return;
    this.#sent[at] = { ...known, answers: [...known.answers, answer] };
    if (answer === 200 || known.answers.length >= MORE_ATTEMPTS) return;
    this.#later(this.#parts.switches().retryAfterMs, () => void this.#attempt(n, url, text));
  }
}

interface Planned {
  readonly text: CallbackText;
  /** From now, ms. */
  readonly ms: number;
}

const depositPlan = (
  { credentials, switches }: SenderParts,
  told: DepositTold,
  confirmations: readonly number[],
): readonly Planned[] => {
  const spelling = switches();
  return confirmations.flatMap((seen, index) => {
    const now = { ...told, confirmations: seen };
    const texts = [
      ...(spelling.form === 'v1' ? [] : [depositText(credentials, now, spelling)]),
      ...(spelling.form === 'v2' ? [] : [depositForm(credentials, now, spelling)]),
    ];
    return texts.map((text) => ({ text, ms: index * spelling.secondAfterMs }));
  });
};

/** What was planned, or the later news at the earlier times. */
const inOrder = (
  planned: readonly Planned[],
  { reversed }: CallbackSwitches,
): readonly Planned[] => {
  if (!reversed) return planned;
  const texts = planned.map(({ text }) => text).toReversed();
  return planned.map(({ ms, text }, index) => ({ ms, text: texts[index] ?? text }));
};

const post = (
  url: string,
  { contentType, body, signature }: CallbackText,
): Promise<number | string> =>
  new Promise((resolve) => {
    const headers = {
      'Content-Type': contentType,
      'Content-Length': Buffer.byteLength(body),
      ...(signature !== null && { 'x-signature': signature }),
    };
    const call = request(url, { method: 'POST', headers, timeout: PATIENCE_MS }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', (error) => resolve(error.message));
    });
    call.on('timeout', () => call.destroy(new Error('no answer in time')));
    call.on('error', (error) => resolve(error.message));
    call.end(body);
  });
