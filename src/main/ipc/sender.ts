/** Tells our window's main page from anything else that may send a message. Pure. */

/** What is known of a message's sender; `frame` is null when the frame is gone. */
export interface Sender {
  readonly contentsId: number;
  readonly frame: { readonly url: string; readonly isMain: boolean } | null;
}

export function isFromOurPage(
  sender: Sender,
  ours: { readonly contentsId: number; readonly origin: string },
): boolean {
  if (sender.frame === null || !sender.frame.isMain) return false;
  return sender.contentsId === ours.contentsId && sender.frame.url.startsWith(`${ours.origin}/`);
}
