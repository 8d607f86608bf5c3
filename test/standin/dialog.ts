/** dialog: answered by the script of whoever steers, else by the person at the window. */
import { join, resolve } from 'node:path';
import { realApp } from './app.ts';
import { anyWindow } from './browser-window.ts';
import { isSteered, nextAnswer, report, type DialogAnswer } from './control.ts';
import { only } from './only.ts';

interface Options {
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly defaultPath?: string;
  readonly buttons?: readonly string[];
  readonly cancelId?: number;
}

type Asked = readonly unknown[];

/** Electron takes the window first, or leaves it out. */
function optionsOf(args: Asked): Options {
  return args.at(-1) ?? {};
}

function scripted(
  method: DialogAnswer['method'],
  otherwise: DialogAnswer['answer'],
): DialogAnswer['answer'] | null {
  const answer = nextAnswer(method);
  if (answer !== null || !isSteered) return answer;
  report({ t: 'unanswered-dialog', method });
  return otherwise;
}

/** Chromium's own file chooser, opened from the page. */
const CHOOSE = `new Promise((done) => {
  const input = document.createElement('input');
  input.type = 'file';
  input.onchange = () => done(input.files[0]);
  input.oncancel = () => done(null);
  input.click();
})`;

async function chooseByHand(): Promise<string | null> {
  const page = await anyWindow()?.page();
  const { objectId } = (await page?.evaluate(CHOOSE, false)) ?? {};
  return typeof objectId === 'string' ? ((await page?.pathOfObject(objectId)) ?? null) : null;
}

async function askByHand(expression: string): Promise<unknown> {
  const page = await anyWindow()?.page();
  return (await page?.evaluate(expression, true))?.['value'];
}

export const dialog = only('dialog', {
  async showOpenDialog(..._args: Asked): Promise<object> {
    const canceled = { canceled: true, filePaths: [] };
    const answer = scripted('showOpenDialog', canceled);
    if (answer !== null) return answer;
    const path = await chooseByHand();
    return path === null ? canceled : { canceled: false, filePaths: [path] };
  },

  async showSaveDialog(...args: Asked): Promise<object> {
    const canceled = { canceled: true, filePath: '' };
    const answer = scripted('showSaveDialog', canceled);
    if (answer !== null) return answer;
    const { title = 'Save', defaultPath = 'file' } = optionsOf(args);
    const suggested = resolve(join(realApp.getPath('home'), defaultPath));
    const path = await askByHand(`prompt(${JSON.stringify(title)}, ${JSON.stringify(suggested)})`);
    return typeof path === 'string' && path !== '' ? { canceled: false, filePath: path } : canceled;
  },

  async showMessageBox(...args: Asked): Promise<object> {
    const { message = '', detail = '', buttons = ['OK'], cancelId = 0 } = optionsOf(args);
    const answer = scripted('showMessageBox', { response: cancelId, checkboxChecked: false });
    if (answer !== null) return answer;
    const other = buttons.findIndex((_button, index) => index !== cancelId);
    const text = `${message}\n\n${detail}\n\nOK: ${buttons[other] ?? ''}`;
    const agreed = await askByHand(`confirm(${JSON.stringify(text)})`);
    return { response: agreed === true ? other : cancelId, checkboxChecked: false };
  },

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
    report({ t: 'error-box', title, content });
  },
});
