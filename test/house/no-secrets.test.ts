/** No reply and no event has a field in which a secret could travel to the window. The compiler is the judge. */
import { expectTypeOf, test } from 'vitest';
import type { CallReplies } from '#contract/contract.ts';
import type { Events } from '#contract/events.ts';
import type { LogEvent, LogFields } from '#core/log/events.ts';
import type { Secret } from '#core/secret/secret.ts';

/** Names that promise a secret. A file token is a name for a file and opens nothing but that file. */
type SecretName<K> = K extends 'fileToken'
  ? false
  : K extends string
    ? Lowercase<K> extends
        | `${string}secret${string}`
        | `${string}password${string}`
        | `${string}apikey${string}`
        | `${string}privatekey${string}`
        | `${string}token${string}`
        | `${string}signature${string}`
        | `${string}mnemonic${string}`
        | 'key'
      ? true
      : false
    : false;

/** Secret-shaped: such a name holding open text. A closed list of words under such a name is a status. */
type SecretFields<T> = T extends readonly (infer Item)[]
  ? SecretFields<Item>
  : T extends object
    ? {
        [K in keyof T & string]:
          | (SecretName<K> extends true ? (string extends T[K] ? K : never) : never)
          | SecretFields<T[K]>;
      }[keyof T & string]
    : never;

test('no reply carries a secret-shaped field', () => {
  expectTypeOf<SecretFields<CallReplies>>().toEqualTypeOf<never>();
});

test('no event carries a secret-shaped field', () => {
  expectTypeOf<SecretFields<Events>>().toEqualTypeOf<never>();
});

test('a planted secret is seen, however deep, and a status is not taken for one', () => {
  interface Planted {
    readonly 'profile.get': { readonly items: readonly { readonly apiKey: string }[] };
    readonly 'file.get': { readonly fileToken: string };
    readonly 'key.status': { readonly key: 'saved' | 'missing' };
    readonly 'deep.get': { readonly inner: { readonly sessionToken: string | null } };
  }
  expectTypeOf<SecretFields<Planted>>().toEqualTypeOf<'apiKey' | 'sessionToken'>();
});

/** The names of fields, however deep, that hold a key as the program handles it. */
type SecretsIn<T> = T extends readonly (infer Item)[]
  ? SecretsIn<Item>
  : T extends object
    ? {
        [K in keyof T & string]: Secret extends T[K] ? K : SecretsIn<Exclude<T[K], Secret>>;
      }[keyof T & string]
    : never;

test('no reply, no event and no field of the log is a secret', () => {
  expectTypeOf<SecretsIn<CallReplies>>().toEqualTypeOf<never>();
  expectTypeOf<SecretsIn<Events>>().toEqualTypeOf<never>();
  // Whatever was thrown is described, never written.
  expectTypeOf<
    { [E in LogEvent]: SecretsIn<Omit<LogFields<E>, 'error'>> }[LogEvent]
  >().toEqualTypeOf<never>();
});

test('a planted secret is seen, whatever its name', () => {
  interface Planted {
    readonly 'profile.get': { readonly items: readonly { readonly name: Secret }[] };
    readonly 'deep.get': { readonly inner: { readonly label: Secret | null } };
    readonly 'plain.get': { readonly name: string };
  }
  expectTypeOf<SecretsIn<Planted>>().toEqualTypeOf<'name' | 'label'>();
});
