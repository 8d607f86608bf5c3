/** The main job: from rows to the result file, with a run that stops on the way. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { approveBatch } from '#test/e2e/pages/console.ts';
import { sample } from './files.ts';
import type { Stage } from './scene.ts';

const MINUTE = 60_000;

/** A batch that goes through without trouble. */
export const calmRun = async ({ console, camera, folder, launched }: Stage): Promise<void> => {
  const { frame, batches, rows, plan, review, dispatch, track, result, settings } = console;
  const { page } = launched;
  // Slow enough to be still under way when its pictures have been taken on a busy computer.
  await frame.goTo('Settings');
  await settings.rehearse(/^Calm/, /^1 s/);
  await frame.goTo('Batches');
  await batches.importFile(sample('payroll-25.csv'));
  await rows.row('PAY-2026-11-001').waitFor();
  await camera.take('import-ready');
  await rows.toPlan();
  await plan.wait();
  await camera.take('plan');
  await plan.submit();
  await review.order.waitFor();
  await camera.take('review');
  const [first] = await review.retypeAll();
  if (first !== undefined) await review.retype({ ...first, amount: '1' });
  await page.getByText('Approval sends nothing.').click();
  await camera.take('review-differs');
  await review.retypeAll();
  await camera.take('review-retyped');
  await page.getByRole('button', { name: 'Send back…' }).click();
  await page.getByRole('dialog').waitFor();
  await camera.take('review-send-back-dialog');
  await frame.closeDialog();
  await review.approve();
  await dispatch.sendButton.waitFor();
  await camera.take('dispatch-ready');
  await dispatch.askToSend();
  await camera.take('dispatch-send-dialog');
  await dispatch.confirmSending();
  await dispatch.headline.getByText(/(?:payout|Sending:) 1?[4-9] of|(?:payout|Sending:) 1\d of/).waitFor({ timeout: MINUTE });
  await camera.take('dispatch-running');
  await dispatch.pause();
  await dispatch.stopped.waitFor();
  await camera.take('dispatch-paused');
  await dispatch.resume();
  await dispatch.headline.getByText(/(?:payout|Sending:) (?:1[1-9]|2\d) of/).waitFor({ timeout: MINUTE });
  await launched.app.power('suspend');
  await dispatch.stopped.getByRole('heading', { name: 'This computer went to sleep' }).waitFor();
  await camera.take('dispatch-slept');
  await dispatch.resume();
  await dispatch.finished(MINUTE);
  await camera.take('dispatch-finished');
  await dispatch.follow();
  await camera.take('track');
  await track.settled(MINUTE);
  await camera.take('track-final');
  await track.open('PAY-2026-11-004');
  await camera.take('track-drawer');
  await page.keyboard.press('Escape');
  await track.toExport();
  await result.save(join(folder, 'payroll-25 result.csv'));
  await camera.take('export');
  await frame.goTo('Settings');
  await settings.rehearse(/^Calm/, /^0.25 s/);
};

/** Practice holds 5,000,000 USDT on TRC20, which covers either of two batches and not both; no payment stands in both. */
const COSTLY = { RENT: ['2900000', '1250'], BONUS: ['2800000', '1310'] } as const;

const costly = (name: keyof typeof COSTLY): string =>
  [
    'reference,beneficiary,currency,network,address,amount,amount_currency,priority',
    `${name}-01,Harbour & Vale,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,${COSTLY[name][0]},USDT,1`,
    `${name}-02,Zoë Ångström,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,${COSTLY[name][1]},USDT,`,
  ].join('\n');

/** Two batches approved over one balance: the second, all or nothing, finds that the money does not suffice. */
export const shortRun = async ({ console, camera, folder, launched }: Stage): Promise<void> => {
  const { page } = launched;
  const { frame, batches, rows, plan, review, dispatch, track } = console;
  for (const name of ['RENT', 'BONUS'] as const) {
    const file = join(folder, `${name.toLowerCase()}.csv`);
    writeFileSync(file, costly(name));
    await frame.goTo('Batches');
    await batches.importFile(file);
    await rows.toPlan();
    await plan.submit();
    await review.order.waitFor();
  }
  const month = new Date().toISOString().slice(0, 7);
  for (const name of ['rent', 'bonus']) {
    await frame.goTo('Batches');
    await batches.open(`${month} ${name}`);
    await review.retypeAll();
    await review.approve();
    await dispatch.sendButton.waitFor();
  }
  await camera.take('dispatch-ready-priority');
  await frame.goTo('Batches');
  await batches.open(`${month} rent`);
  await dispatch.send();
  await dispatch.finished(MINUTE);
  // As long as its payouts are not final their money counts as reserved.
  await dispatch.follow();
  await track.settled(MINUTE);
  await frame.goTo('Batches');
  await batches.open(`${month} bonus`);
  await dispatch.send();
  await dispatch.stopped.getByRole('heading', { name: 'Not everything' }).waitFor();
  await camera.take('dispatch-funds-short');
  // Its money is set free again, or no later plan in this currency could be submitted.
  await page.getByRole('button', { name: 'Cancel the rest…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Not enough money');
  await dialog.getByRole('button', { name: /^Cancel \d+ payout/ }).click();
  await dialog.waitFor({ state: 'hidden' });
};

/** A batch that stops at an unclear reply and stays there. */
export const stoppedRun = async ({ console, camera, launched }: Stage): Promise<void> => {
  const { frame, batches, settings, dispatch } = console;
  await frame.goTo('Settings');
  await settings.rehearse(/^Late execution/, /^0.25 s/);
  await frame.goTo('Batches');
  await batches.importFile(sample('payroll-500.csv'));
  await launched.page.getByText('500 in file').waitFor();
  await console.rows.row('1').first().waitFor();
  await approveBatch(console);
  await dispatch.send();
  await dispatch.stopped.waitFor({ timeout: MINUTE });
  await camera.take('dispatch-stopped-unknown');
  await dispatch.resumeButton.click();
  await launched.page.getByRole('dialog').waitFor();
  await camera.take('dispatch-resume-dialog');
  await frame.closeDialog();
  await launched.page.getByRole('button', { name: 'Cancel the rest…' }).click();
  await launched.page.getByRole('dialog').waitFor();
  await camera.take('dispatch-cancel-dialog');
  await frame.closeDialog();
};

/** Screens that show what has been done. */
export const filledScenes = async ({ console, camera, launched }: Stage): Promise<void> => {
  const { frame, payouts } = console;
  const { page } = launched;
  await frame.goTo('Overview');
  await page.getByRole('heading', { name: 'Needs a person' }).waitFor();
  // The chart is loaded when it is first needed, and its bars are drawn after that.
  await page.locator('.recharts-bar-rectangle').first().waitFor();
  await camera.take('overview');
  await frame.goTo('Unknown desk');
  await page.getByRole('heading', { name: 'Unknown desk' }).first().waitFor();
  await camera.take('unknown-desk');
  await frame.goTo('Settings');
  await page.getByText('found again by its order id').waitFor();
  await camera.take('settings-look-up');
  await frame.goTo('Batches');
  await camera.take('batches');
  await frame.goTo('Payouts');
  await payouts.list.getByRole('row').nth(5).waitFor();
  await camera.take('payouts');
  await payouts.search('PAY-2026-11-008');
  await payouts.open('PAY-2026-11-008');
  await page.getByRole('heading', { name: 'Its whole life' }).waitFor();
  await camera.take('payouts-drawer');
  await page.keyboard.press('Escape');
  await frame.openPalette();
  await camera.take('command-palette');
  await page.keyboard.press('Escape');
  await frame.openShortcuts();
  await camera.take('keyboard-shortcuts');
  await frame.closeDialog();
};
