/** How whoever started the stand-in steers it: answers to dialogs in, what happened out. Nobody: a person sits there. */

export interface DialogAnswer {
  readonly t: 'dialog';
  readonly method: 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox';
  readonly answer: Readonly<Record<string, unknown>>;
}

/** What whoever steers brings about besides. */
export type Command =
  | DialogAnswer
  | { readonly t: 'power'; readonly event: 'suspend' | 'resume' | 'shutdown' }
  | { readonly t: 'focus'; readonly focused: boolean }
  | { readonly t: 'click-notification'; readonly index: number };

export type Report =
  | { readonly t: 'window'; readonly debugAddress: string }
  | { readonly t: 'foreign-request'; readonly url: string }
  | { readonly t: 'window-open'; readonly url: string }
  | { readonly t: 'error-box'; readonly title: string; readonly content: string }
  | { readonly t: 'unanswered-dialog'; readonly method: string }
  /** How many hold the computer awake now. */
  | { readonly t: 'awake'; readonly held: number }
  | { readonly t: 'progress'; readonly value: number }
  | { readonly t: 'notification'; readonly title: string; readonly body: string };

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

/** Hears every command; each module takes those that are its own. */
export function onCommand(listener: (command: Command) => void): void {
  process.on('message', listener);
}

onCommand((command) => {
  if (command.t === 'dialog') answers.push(command);
});
// Being steered must not by itself keep the process alive.
process.channel?.unref();
