/**
 * The platform's key while callbacks come: fetched from the keychain when the first one needs it, forgotten when the
 * computer sleeps or is locked and after ten quiet minutes.
 */
import type { KeyObject } from 'node:crypto';
import { err, type Result } from '#core/result.ts';

export type FetchKey = () => Promise<Result<KeyObject, string>>;

const IDLE_MS = 10 * 60_000;
/** How long a callback waits for the keychain; its sender comes again, ms. */
const PATIENCE_MS = 5_000;
/** After a failure the keychain is left alone for so long, ms. */
const REST_MS = 2_000;

const SLOW: Result<never, string> = err('the keychain does not answer');

export class KeyHolder {
  readonly #fetch: FetchKey;
  #asked: Promise<Result<KeyObject, string>> | null = null;
  #isHeld = false;
  #forget: NodeJS.Timeout | null = null;

  constructor(fetch: FetchKey) {
    this.#fetch = fetch;
  }

  /** The key, or why it cannot be had now. Never rejects. */
  key(): Promise<Result<KeyObject, string>> {
    if (this.#isHeld) this.#forgetIn(IDLE_MS);
    this.#asked ??= this.#ask();
    return inTime(this.#asked);
  }

  drop(): void {
    if (this.#forget !== null) clearTimeout(this.#forget);
    this.#forget = null;
    this.#asked = null;
    this.#isHeld = false;
  }

  #ask(): Promise<Result<KeyObject, string>> {
    const asked = this.#fetch()
      .catch((error: unknown) => err(String(error)))
      .then((key) => {
        // What was dropped while the keychain worked stays dropped.
        if (this.#asked !== asked) return key;
        this.#isHeld = key.ok;
        this.#forgetIn(key.ok ? IDLE_MS : REST_MS);
        return key;
      });
    return asked;
  }

  #forgetIn(ms: number): void {
    if (this.#forget !== null) clearTimeout(this.#forget);
    this.#forget = setTimeout(() => this.drop(), ms);
    this.#forget.unref();
  }
}

const inTime = (key: Promise<Result<KeyObject, string>>): Promise<Result<KeyObject, string>> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result<never, string>>((resolve) => {
    timer = setTimeout(() => resolve(SLOW), PATIENCE_MS);
  });
  return Promise.race([key, late]).finally(() => clearTimeout(timer));
};
