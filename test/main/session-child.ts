/**
 * A Purser of its own for the tests of two at once: opens the profile in a folder and does as its lines say.
 * Answers one JSON line to each: `state`, `send`, `lose-lock`, `end`.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openAt, send, statesOf } from './session-rig.ts';

const [, , folder = '', gatewayUrl = ''] = process.argv;
const session = await openAt(folder, gatewayUrl);

const say = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

const answers: Readonly<Record<string, () => Promise<unknown>>> = {
  state: async () => ({ standing: session.standing, states: await statesOf(session) }),
  send: async () => {
    try {
      await send(session);
      return { sent: true };
    } catch (failure) {
      return { refused: failure instanceof Error ? failure.message : String(failure) };
    }
  },
  /** On POSIX, closing any handle to a file drops every lock this process has on it. */
  'lose-lock': async () => {
    closeSync(openSync(join(folder, 'ledger.sqlite'), 'r'));
    return { lost: true };
  },
  end: async () => {
    await session.close();
    return { ended: true };
  },
};

say({ open: true });
for await (const line of createInterface({ input: process.stdin })) {
  const answer = answers[line];
  say(answer === undefined ? { unknown: line } : await answer());
  if (line === 'end') break;
}
process.exit(0);
