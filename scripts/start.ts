/**
 * `npm start`: builds what changed and opens the console. Without a display it plays the main job headless, says
 * where the pictures are, and stays with the console running until it is ended.
 * `--fetch` tries again to get Electron's runtime; everything else is handed to the app (`--data=FOLDER`).
 */
import { buildIfChanged } from './building.ts';
import { runConsole } from './console.ts';
import { hasDisplay } from './display.ts';
import { ensureElectron } from './runtime.ts';
import { ROOT, run } from './tools.ts';

const FETCH = '--fetch';
const args = process.argv.slice(2).filter((arg) => arg !== FETCH);

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function withoutDisplay(): Promise<number> {
  say(
    'No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): playing the main job headless.',
  );
  const demo = await run([process.execPath, `${ROOT}/scripts/demo.ts`], { live: true });
  if (demo.code !== 0) return demo.code;
  say(
    'The console is running without a window; its pictures and the result file are in demo-out/.',
  );
  say('End it with Ctrl-C. With a display, npm start opens its window.');
  return runConsole({ runtime: null, headless: true, args });
}

async function start(): Promise<number> {
  const runtime = await ensureElectron(process.argv.includes(FETCH));
  if (!(await buildIfChanged())) return 1;
  if (!hasDisplay()) return withoutDisplay();
  if (runtime === null) {
    say("Electron's runtime is not installed and could not be fetched (npm start -- --fetch tries");
    say('again). The same build opens in Chromium instead.');
  }
  say('The console is open. Close its window, or press Ctrl-C here, to leave.');
  return runConsole({ runtime, headless: false, args });
}

process.exitCode = await start();
