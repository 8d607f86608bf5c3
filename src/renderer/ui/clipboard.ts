/** Puts text on the clipboard and says what was copied. */
import { notifications } from '@mantine/notifications';
import { i18n } from '../i18n/i18n.ts';

const copyBySelection = (text: string): boolean => {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
};

/** Copies `text`; `what` names it in the message, as in "Copied address". */
export const copyText = async (text: string, what: string): Promise<void> => {
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => copyBySelection(text),
  );
  notifications.show({
    message: i18n.t(done ? 'common.copied' : 'common.copyFailed', { what }),
    autoClose: done ? 2_000 : 6_000,
    withCloseButton: !done,
  });
};
