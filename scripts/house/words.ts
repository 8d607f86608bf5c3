/** The word scan: what may be written where, for rules that are neither an import nor a lint rule. */
import { glob, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

interface WordRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Files the rule looks at, as path prefixes from the project's root. */
  readonly within: readonly string[];
  /** Files or folders where the words are at home. */
  readonly except: readonly string[];
  readonly because: string;
}

const VENDOR_WORDS = [
  'paymentId',
  'addressTo',
  'transactionId',
  'txhash',
  'rateUsd',
  'minDep',
  'amountDebited',
  'feeNetwork',
  'feeService',
  'x-signature',
];

export const WORD_RULES: readonly WordRule[] = [
  {
    name: 'vendor-words',
    pattern: new RegExp(`\\b(?:${VENDOR_WORDS.join('|')})\\b`),
    within: ['src/'],
    except: [
      'src/main/adapters/gateway/wire.ts',
      'src/main/adapters/gateway/wire-callback.ts',
      'src/main/adapters/gateway/wire-receive.ts',
      'src/main/adapters/gateway/sign.ts',
      // An operator finds the vendor's header in their own proxy under its own name.
      'src/renderer/i18n/en/callback',
      'src/practice/',
      // The header is named to whoever sets up a proxy before the receiver.
      'src/renderer/i18n/en/callback-checks.ts',
      'src/renderer/i18n/en/callbacks.ts',
    ],
    because: "the vendor's words stay at the wire; use ours",
  },
  {
    name: 'vendor-approve',
    pattern: /\bapprove\??:\s*(?:number|string|z\.|['"]?[012]\b)/,
    within: ['src/'],
    except: [
      'src/main/adapters/gateway/wire.ts',
      'src/main/adapters/gateway/wire-callback.ts',
      'src/practice/',
    ],
    because: "the vendor's status number stays at the wire; use ours",
  },
  {
    name: 'ipc-main-has-one-home',
    pattern: /\bipcMain\b/,
    within: ['src/'],
    except: ['src/main/ipc/'],
    because: 'every call passes the one register in src/main/ipc',
  },
  {
    name: 'ipc-renderer-has-one-home',
    pattern: /\bipcRenderer\b/,
    within: ['src/'],
    except: ['src/preload/'],
    because: 'the preload is the only door',
  },
  {
    name: 'one-window-factory',
    pattern: /new\s+(?:BrowserWindow|WebContentsView|BaseWindow)\b/,
    within: ['src/'],
    except: ['src/main/window.ts'],
    because: 'window.ts makes the only window',
  },
  {
    name: 'no-console',
    pattern: /\bconsole\s*\./,
    within: ['src/'],
    except: [],
    because: 'say it in the log or the window',
  },
  {
    name: 'no-raw-html',
    pattern: /\bdangerouslySetInnerHTML\b|\.(?:inner|outer)HTML\s*\+?=|\binsertAdjacentHTML\s*\(/,
    within: ['src/'],
    except: [],
    because: 'text is shown as text',
  },
  {
    name: 'no-plain-http-in-the-window',
    pattern: /['"`]http:/,
    within: ['src/renderer/', 'src/preload/'],
    except: [],
    because: 'the window has no network',
  },
  {
    name: 'src-knows-no-test-host',
    pattern: /\bstand-?in\b/i,
    within: ['src/'],
    except: [],
    because: 'nothing in src knows how it is tested',
  },
];

/** What the rules find in one file, as `path:line rule: reason`. */
export function scanText(path: string, text: string): readonly string[] {
  const rules = WORD_RULES.filter(
    (rule) =>
      rule.within.some((place) => path.startsWith(place)) &&
      !rule.except.some((place) => path.startsWith(place)),
  );
  if (rules.length === 0) return [];
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules
        .filter((rule) => rule.pattern.test(line))
        .map((rule) => `${path}:${index + 1} ${rule.name}: ${rule.because}`),
    );
}

/** What the rules find in the sources under `root`. */
export async function scanTree(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of glob('src/**/*.{ts,tsx,html}', { cwd: root })) {
    found.push(...scanText(file.split(sep).join('/'), await readFile(join(root, file), 'utf8')));
  }
  return found;
}
