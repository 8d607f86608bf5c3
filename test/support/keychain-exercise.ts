/** Makes the keychain calls named on the command line, after their deadline in ms, and prints each answer; run beside a secret service. */
import { makeKeychain } from '#main/adapters/keychain.ts';

const [deadlineMs, ...lines] = process.argv.slice(2);
const keychain = makeKeychain('Purser test', Number(deadlineMs));
const calls: Readonly<Record<string, (account: string, secret: string) => Promise<unknown>>> = {
  probe: () => keychain.probe(),
  save: (account, secret) => keychain.save(account, secret),
  has: (account) => keychain.has(account),
  remove: (account) => keychain.remove(account),
  use: (account) => keychain.use(account, (secret) => secret.length),
};

const answers: unknown[] = [];
for (const line of lines) {
  const [name = '', account = '', secret = ''] = line.split(' ');
  answers.push(await calls[name]?.(account, secret));
}
process.stdout.write(JSON.stringify(answers));
