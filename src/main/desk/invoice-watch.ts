/** Asks about open invoices in the background, one after another, far below the gateway's limit. */
import type { Clock } from '../ports/host.ts';
import { checkInvoice, NOT_FOUND, type InvoiceNeeds } from './invoices.ts';

export interface InvoiceWatchNeeds extends InvoiceNeeds {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
}

/** Between two questions, ms: four a second at most, of the ten the vendor allows and five all reads share. */
const BETWEEN_MS = 250;
/** Between two looks for what is due, ms. */
const LOOK_MS = 1_000;
/** After a question nobody answered, ms: a gateway in trouble is left in peace. */
const TROUBLE_MS = 15_000;
/** Invoices read at a time. */
const AT_ONCE = 20;

export class InvoiceWatch {
  readonly #needs: InvoiceWatchNeeds;
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(needs: InvoiceWatchNeeds) {
    this.#needs = needs;
  }

  /** Asks about every open invoice once, and from then on by its schedule, until `stop`. Called once. */
  begin(): void {
    this.#loop = this.#run().catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  /** Asks about what is due now; answers whether the gateway answered. */
  async askDue(): Promise<boolean> {
    const { treasury, clock } = this.#needs;
    const due = await treasury.invoices.due({ now: clock.now(), limit: AT_ONCE });
    if (!due.ok) return false;
    for (const { reference } of due.value.invoices) {
      if (this.#stopping.signal.aborted) return true;
      const checked = await checkInvoice(this.#needs, reference);
      if (!checked.ok || isSilence(checked.value.trouble)) return false;
      await clock.sleep(BETWEEN_MS, this.#stopping.signal);
    }
    return true;
  }

  async #run(): Promise<void> {
    const { treasury, clock } = this.#needs;
    await treasury.invoices.wake(clock.now());
    while (!this.#stopping.signal.aborted) {
      const answered = await this.askDue();
      await clock.sleep(answered ? LOOK_MS : TROUBLE_MS, this.#stopping.signal);
    }
  }
}

/** Whether a question brought nothing at all; an answer the gateway gave in words is one. */
const isSilence = (trouble: string | null): boolean => trouble !== null && trouble !== NOT_FOUND;
