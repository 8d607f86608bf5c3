/** How whoever started the stand-in steers it: answers to dialogs in, what happened out. Nobody: a person sits there. */

export interface DialogAnswer {
  readonly t: 'dialog';
  readonly method: 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox';
  readonly answer: Readonly<Record<string, unknown>>;
}

export type Report =
  | { readonly t: 'window'; readonly debugAddress: string }
  | { readonly t: 'foreign-request'; readonly url: string }
  | { readonly t: 'window-open'; readonly url: string }
  | { readonly t: 'error-box'; readonly title: string; readonly content: string }
  | { readonly t: 'unanswered-dialog'; readonly method: string };

/** True when a test or the demonstration holds the other end. */
export const isSteered = process.send !== undefined;
export const isHeadless = process.env['STANDIN_HEADLESS'] === '1';

const answers: DialogAnswer[] = [];

export function report(message: Report): void {
  if (process.connected) process.send?.(message);
}

/** The next scripted answer for this kind of dialog, or null. */
export function nextAnswer(method: DialogAnswer['method']): DialogAnswer['answer'] | null {
  const index = answers.findIndex((candidate) => candidate.method === method);
  if (index < 0) return null;
  return answers.splice(index, 1)[0]?.answer ?? null;
}

process.on('message', (message: DialogAnswer) => {
  if (message.t === 'dialog') answers.push(message);
});
// Being steered must not by itself keep the process alive.
process.channel?.unref();
