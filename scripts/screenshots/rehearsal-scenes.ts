/** The rehearsal of a plan: not yet made, all well, money that lacks for the fees, and what review shows of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './scene.ts';

const HEADER = 'reference,beneficiary,currency,network,address,amount,amount_currency';

/** Practice holds 1,000,000 USDT on Solana and on polygon: the amounts fit, with fees those on polygon do not. */
const ROWS = [
  'ROW-01,Harbour & Vale,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,1250.5,USDT',
  'ROW-02,Zoë Ångström,USDT,polygon,0x52908400098527886E0F7030069857D2E4169EE7,640000,USDT',
  'ROW-03,Studio Kōji,USDT,polygon,0x8617E340B3D01FA5F11F306F4090FD50E238070D,356000,USDT',
  'ROW-04,Ivo Marić,ETH,eth,0xde709f2102306220921060314715629080e2fb77,0.75,ETH',
];

export const rehearsalScenes = async ({ console, camera, folder }: Stage): Promise<void> => {
  const { frame, batches, rows, plan, review } = console;
  const file = join(folder, 'advances.csv');
  writeFileSync(file, [HEADER, ...ROWS].join('\n'));
  await frame.goTo('Batches');
  await batches.importFile(file);
  await rows.toPlan();
  await plan.feesKnown();
  await camera.take('rehearsal-none-yet');
  await plan.rehearse();
  await camera.take('rehearsal-held-back');
  await plan.choose('Pay what can be paid');
  await plan.rehearse();
  await plan.rehearsal.scrollIntoViewIfNeeded();
  await camera.take('rehearsal-refused');
  await console.batch.goTo('Import');
  await rows.select(3);
  await rows.excludeSelected('paid by card');
  await rows.toPlan();
  await plan.rehearsal.getByText('Out of date').waitFor();
  await camera.take('rehearsal-outdated');
  await plan.rehearse();
  await camera.take('rehearsal-all-well');
  await plan.submit();
  await review.rehearsal.waitFor();
  await camera.take('review-rehearsed');
};
