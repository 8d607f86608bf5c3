/**
 * A key as the program handles it: something that can be passed on and nothing else (safety reference, section 9).
 * However it is printed, joined, spread, copied, sent to a thread or made part of an error, what comes out is
 * `[secret]` or nothing. Its bytes come out through `open-secret.ts` alone, which only the keychain and the signer import.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { vault } from './vault.ts';

const SHOWN = '[secret]';

export class Secret {
  /** Takes the text over as UTF-8 bytes; whoever has the text should let go of it. */
  constructor(text: string) {
    vault.set(this, utf8ToBytes(text));
    Object.freeze(this);
  }

  /** Fills the bytes with zeros, for good; opening it afterwards throws. What was made of them before stays. */
  wipe(): void {
    vault.get(this)?.fill(0);
    vault.delete(this);
  }

  get isWiped(): boolean {
    return !vault.has(this);
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  toLocaleString(): string {
    return SHOWN;
  }

  [Symbol.toPrimitive](): string {
    return SHOWN;
  }

  /** How Node prints it: by the console, `util.inspect`, `util.format`, and as the cause of an error. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SHOWN;
  }
}
