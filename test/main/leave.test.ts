import { expect, test } from 'vitest';
import { makeLeave } from '#main/leave.ts';

function parts(options: { readonly busy: boolean; readonly agrees?: boolean }) {
  const steps: string[] = [];
  const leave = makeLeave({
    canQuit: () => !options.busy,
    confirm: () => {
      steps.push('asked');
      return Promise.resolve(options.agrees ?? false);
    },
    close: () => {
      steps.push('closed');
      return Promise.resolve();
    },
    exit: () => {
      steps.push('left');
    },
  });
  return { steps, leave };
}

test('nothing running: closes once, then leaves, however often it is wished', async () => {
  const { steps, leave } = parts({ busy: false });
  await Promise.all([leave.wished(), leave.wished()]);
  expect(steps).toEqual(['closed', 'left']);
});

test('a run is sending and the person stays: nothing is closed, and the next wish asks again', async () => {
  const { steps, leave } = parts({ busy: true });
  await leave.wished();
  await leave.wished();
  expect(steps).toEqual(['asked', 'asked']);
});

test('a run is sending and the person leaves: asked, closed, left', async () => {
  const { steps, leave } = parts({ busy: true, agrees: true });
  await leave.wished();
  expect(steps).toEqual(['asked', 'closed', 'left']);
});

test('closing fails: the process leaves all the same', async () => {
  const steps: string[] = [];
  const leave = makeLeave({
    canQuit: () => true,
    confirm: () => Promise.resolve(true),
    close: () => Promise.reject(new Error('disk')),
    exit: () => {
      steps.push('left');
    },
  });
  await expect(leave.wished()).rejects.toThrow('disk');
  expect(steps).toEqual(['left']);
});

test('the system goes down while the question stands open: closed and left without an answer', async () => {
  const steps: string[] = [];
  const leave = makeLeave({
    canQuit: () => false,
    confirm: () => new Promise<boolean>(() => undefined),
    close: () => {
      steps.push('closed');
      return Promise.resolve();
    },
    exit: () => {
      steps.push('left');
    },
  });
  void leave.wished();
  await leave.demanded();
  expect(steps).toEqual(['closed', 'left']);
});

test('further wishes while the last payout is being recorded neither ask nor cut it short', async () => {
  const steps: string[] = [];
  const recorded = Promise.withResolvers<void>();
  const leave = makeLeave({
    canQuit: () => steps.length === 0,
    confirm: () => {
      steps.push('asked');
      return Promise.resolve(true);
    },
    close: () => {
      steps.push('closing');
      return recorded.promise;
    },
    exit: () => {
      steps.push('left');
    },
  });
  const first = leave.wished();
  await leave.wished();
  void leave.demanded();
  expect(steps).toEqual(['closing']);
  recorded.resolve();
  await first;
  expect(steps).toEqual(['closing', 'left']);
});
