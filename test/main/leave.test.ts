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
  await Promise.all([leave(), leave()]);
  expect(steps).toEqual(['closed', 'left']);
});

test('a run is sending and the person stays: nothing is closed, and the next wish asks again', async () => {
  const { steps, leave } = parts({ busy: true });
  await leave();
  await leave();
  expect(steps).toEqual(['asked', 'asked']);
});

test('a run is sending and the person leaves: asked, closed, left', async () => {
  const { steps, leave } = parts({ busy: true, agrees: true });
  await leave();
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
  await expect(leave()).rejects.toThrow('disk');
  expect(steps).toEqual(['left']);
});
