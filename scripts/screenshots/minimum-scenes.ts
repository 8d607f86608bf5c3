/** What a row below the minimum may become, what an earlier run left owed, and an address that is right all the same. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './scene.ts';

const HEADER = 'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note';
const ZOE = 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU';
const HOA = 'TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7';
const line = (reference: string, who: string, address: string, amount: string): string =>
  `${reference},${who},USDT,TRC20,${address},,${amount},USDT,Royalties`;

const put = (folder: string, name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${[HEADER, ...lines].join('\n')}\n`);
  return path;
};

const small = (folder: string): string =>
  put(folder, 'royalties-november.csv', [
    line('RY-201', 'Zoë Ångström-Lindholt', ZOE, '3.20'),
    line('RY-202', 'Nguyễn Thị Hoa Mai', HOA, '2.40'),
    line('RY-203', 'Zoë Ångström-Lindholt', ZOE, '2.75'),
    'RY-204,Zoë Ångström-Lindholt,USDT,BEP20,0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed,,64.00,USDT,Advance',
  ]);

const next = (folder: string): string =>
  put(folder, 'royalties-december.csv', [
    line('RZ-201', 'Nguyễn Thị Hoa Mai', HOA, '31.00'),
    line('RZ-202', 'Zoë Ångström-Lindholt', ZOE, '18.50'),
  ]);

/** Needs a session in which nothing was carried forward yet. */
export const minimumScenes = async ({
  console,
  camera,
  folder,
  launched: { page },
}: Stage): Promise<void> => {
  const { frame, batches, rows, plan } = console;
  const begin = async (path: string): Promise<void> => {
    await frame.goTo('Batches');
    await batches.importFile(path);
    await rows.rows.waitFor();
  };
  await begin(small(folder));
  await rows.openIssue('RY-203', 0);
  await page.getByRole('region', { name: 'What would work for this row' }).waitFor();
  await camera.take('import-minimum-ways');
  await page.keyboard.press('Escape');
  await rows.useWay('RY-203', 'Pay together');
  await rows.useWay('RY-202', 'Carry forward');
  await rows.show('All');
  await rows.row('RY-201').click();
  await camera.take('import-paid-together');
  await rows.toPlan();
  await plan.submit();
  await page.getByRole('region', { name: /^Carried forward/ }).waitFor();
  await camera.take('review-decided');
  await begin(next(folder));
  await rows.owed.waitFor();
  await camera.take('import-owed');
  await frame.goTo('Batches');
  await page.getByRole('region', { name: 'Owed from earlier runs' }).waitFor();
  await camera.take('batches-owed');
};

/** Needs a file on screen of which row `reference` looks like another. */
export const vouchScene = async (
  { console: { rows }, camera, launched: { page } }: Stage,
  reference: string,
): Promise<void> => {
  await rows.openIssue(reference, 0);
  await page.getByRole('button', { name: 'Compare and let pass…' }).last().click();
  const dialog = page.getByRole('dialog', { name: /right\?$/ });
  await dialog.waitFor();
  await dialog.getByLabel(/^Retype group/).fill('0000');
  await camera.take('import-vouch-dialog');
  await page.keyboard.press('Escape');
};
