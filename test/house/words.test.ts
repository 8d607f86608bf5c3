/** The word scan catches each kind of misplaced word and nothing in the sources as they are. */
import { describe, expect, test } from 'vitest';
import { scanText, scanTree, WORD_RULES } from '../../scripts/house/words.ts';
import { ROOT } from '../../scripts/tools.ts';

/** Rule → a file and a line that break it. */
const PLANTED: Readonly<Record<string, readonly [string, string]>> = {
  'vendor-words': ['src/core/plan/plan.ts', 'readonly paymentId: number;'],
  'vendor-approve': [
    'src/main/workflow/track.ts',
    'if (reply.approve === 1) return { approve: 1 };',
  ],
  'ipc-main-has-one-home': ['src/main/desk/profiles.ts', "ipcMain.handle('x', () => 1);"],
  'ipc-renderer-has-one-home': ['src/renderer/bridge/client.ts', "ipcRenderer.send('x');"],
  'one-window-factory': ['src/main/desk/reports.ts', 'const page = new BrowserWindow();'],
  'no-console': ['src/main/index.ts', "console.log('here');"],
  'no-raw-html': ['src/renderer/ui/note.tsx', 'element.innerHTML = text;'],
  'no-plain-http-in-the-window': ['src/renderer/ui/link.tsx', "const help = 'http://example.org';"],
  'src-knows-no-test-host': ['src/main/index.ts', '// for the stand-in'],
};

describe('the word scan', () => {
  for (const [rule, [file, line]] of Object.entries(PLANTED)) {
    test(`${rule} catches its words and names the line`, () => {
      expect(scanText(file, `\n${line}\n`)).toEqual([expect.stringContaining(`${file}:2 ${rule}`)]);
    });
  }

  test('every rule has a violation planted for it', () => {
    expect(WORD_RULES.map(({ name }) => name).filter((name) => !(name in PLANTED))).toEqual([]);
  });

  test('words are left alone where they are at home', () => {
    expect(scanText('src/main/adapters/gateway/wire.ts', 'paymentId: 10, approve: 1')).toEqual([]);
    expect(scanText('src/practice/protocol.ts', 'txhash')).toEqual([]);
    expect(
      scanText('src/main/ipc/handlers.ts', "'batch.approve': (input) => approve(input),"),
    ).toEqual([]);
  });

  test('the sources as they are hold no misplaced word', async () => {
    expect(await scanTree(ROOT)).toEqual([]);
  });
});
