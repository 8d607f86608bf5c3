/** Short messages at the edge of the window: what was done, or what a call answered. */
import { notifications } from '@mantine/notifications';
import type { AppError } from '#contract/errors.ts';

export const notifyDone = (message: string): void => {
  notifications.show({ message, autoClose: 4_000 });
};

/** Stays until closed: an error is not something to miss. */
export const notifyError = (error: AppError): void => {
  notifications.show({
    message: error.detail === null ? error.message : `${error.message}\n${error.detail}`,
    color: 'red',
    autoClose: false,
  });
};
