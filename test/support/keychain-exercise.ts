/** Makes the keychain calls named on the command line, after their deadline in ms, and prints each answer; run beside a secret service. */
import { openSecret } from '#core/secret/open-secret.ts';
import { Secret } from '#core/secret/secret.ts';
import { makeKeychain } from '#main/adapters/keychain.ts';

const [deadlineMs, ...lines] = process.argv.slice(2);
const keychain = makeKeychain('Purser test', Number(deadlineMs));
let lent: Secret | null = null;
const calls: Readonly<Record<string, (id: string, text: string) => Promise<unknown>>> = {
  probe: () => keychain.probe(),
  save: (id, text) => keychain.save(`platform:${id}`, new Secret(text)),
  has: (id) => keychain.has(`platform:${id}`),
  remove: (id) => keychain.remove(`platform:${id}`),
  use: (id) =>
    keychain.use(`platform:${id}`, (secret) => {
      lent = secret;
      return openSecret(secret).length;
    }),
  wiped: () => Promise.resolve(lent?.isWiped),
  'keep-note': (id, text) => keychain.keepNote(`anchor:${id}`, text),
  note: (id) => keychain.note(`anchor:${id}`),
};

const answers: unknown[] = [];
for (const line of lines) {
  const [name = '', id = '', text = ''] = line.split(' ');
  answers.push(await calls[name]?.(id, text));
}
process.stdout.write(JSON.stringify(answers));
