/** How a shortcut is written on this computer's keyboard. */
const onMac = /mac/i.test(navigator.userAgent);

export const keyWord = (key: string): string => (onMac ? `⌘${key}` : `Ctrl+${key}`);
