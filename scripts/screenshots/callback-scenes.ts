/** Callbacks: empty, with a receiver that is on, deposits told of, one pasted in, and the checklist. */
import { practiceCredentials } from '#practice/credentials.ts';
import { signatureOf } from '#practice/signature.ts';
import type { Stage } from './scene.ts';

const PORT = 48_420;

const bodyOf = (n: number, change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    type: 'deposit',
    platformId: practiceCredentials.platformId,
    paymentId: n % 2 === 0 ? 10 : 71,
    orderId: `INV-2026-${100 + n}`,
    amount: n % 2 === 0 ? '0.0125' : `${40 + n}.50`,
    amountReceive: n % 2 === 0 ? '0.0125' : `${40 + n}.50`,
    txhash: `${n}`.padStart(2, '0').repeat(32),
    addressTo:
      n % 2 === 0
        ? 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
        : 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
    confirmations: 1,
    ...change,
  });

const send = async (url: string, body: string, signature?: string): Promise<void> => {
  await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-signature': signature ?? signatureOf(practiceCredentials, body),
    },
    body,
  });
};

export const callbackScenes = async ({ console, camera, launched }: Stage): Promise<void> => {
  const { frame, callbacks } = console;
  const { page } = launched;
  await frame.goTo('Callbacks');
  await page.getByText('No deposit has been told of yet').waitFor();
  await camera.take('callbacks-empty');
  await callbacks.view('Why did it not come?');
  await page.getByText('The receiver is off').waitFor();
  await camera.take('callbacks-why-off');
  const url = await callbacks.receiveAt(PORT);
  for (let n = 0; n < 8; n += 1) {
    await send(url, bodyOf(n));
    if (n % 2 === 0 && n > 0) await send(url, bodyOf(n, { confirmations: 2 }));
  }
  await send(url, bodyOf(6, { amount: '0.5', amountReceive: '0.5' }));
  await send(url, bodyOf(9), 'f'.repeat(64));
  await page.getByText('not believed', { exact: true }).waitFor();
  await camera.take('callbacks-receiver');
  await callbacks.view('Deposits');
  await callbacks.row('INV-2026-107').waitFor();
  await camera.take('callbacks-deposits');
  await callbacks.row('INV-2026-106').click();
  await callbacks.details.waitFor();
  await camera.take('callbacks-deposit');
  await page.keyboard.press('Escape');
  await callbacks.view('What came');
  await callbacks.row('INV-2026-107').waitFor();
  await page.getByText('1 signature wrong').click();
  await camera.take('callbacks-came');
  await callbacks.paste(bodyOf(3), 'f'.repeat(64));
  await frame.alerts.filter({ hasText: 'Not valid' }).waitFor();
  await camera.take('callbacks-check-wrong');
  await callbacks.paste(bodyOf(3), signatureOf(practiceCredentials, bodyOf(3)));
  await page.getByText('It would be a repeat').waitFor();
  await camera.take('callbacks-check-valid');
  await callbacks.view('Why did it not come?');
  await page.getByText('A signed test reached it').waitFor();
  await camera.take('callbacks-why');
  await callbacks.view('Practice calls');
  await page.getByText('It has called nobody yet').waitFor();
  await camera.take('callbacks-practice');
  await callbacks.view('Receiver');
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByText('Receiver off').waitFor();
};
