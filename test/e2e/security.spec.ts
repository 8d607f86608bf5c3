/** What a hostile page could try, tried from inside the real page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './host/fixture.ts';
import { violationsOf } from './host/violations.ts';
import { openConsole } from './pages/console.ts';

test.use({ attacks: true });
test.describe.configure({ timeout: 180_000 });

test('C1 C: everything the page has asked for since it was loaded is its own, under one origin', async ({
  purser,
}) => {
  const asked = await purser.page.evaluate(() => ({
    origin: location.origin,
    names: performance
      .getEntries()
      .flatMap(({ entryType, name }) =>
        entryType === 'resource' || entryType === 'navigation' ? [name] : [],
      ),
  }));
  expect(asked.names.length).toBeGreaterThan(10);
  expect(asked.names.filter((name) => !name.startsWith(`${asked.origin}/`))).toEqual([]);
  expect(purser.app.foreignRequests()).toEqual([]);
});

test('C3 C: the page has its bridge of three functions and nothing of Node or Electron', async ({
  purser,
}) => {
  const found = await purser.page.evaluate(() => {
    const page = window as unknown as Record<string, unknown>;
    return {
      bridge: Object.keys(page['bridge'] as object).toSorted(),
      foreign: [
        'require',
        'process',
        'module',
        'Buffer',
        'ipcRenderer',
        'electron',
        'global',
      ].filter((name) => page[name] !== undefined),
    };
  });
  expect(found).toEqual({ bridge: ['call', 'dropFile', 'subscribe'], foreign: [] });
});

test('C20 C: the page cannot replace the bridge', async ({ purser }) => {
  const kept = await purser.page.evaluate(() => {
    const page = window as unknown as { bridge: Record<string, unknown> };
    const { bridge } = page;
    const attempts = [
      () => {
        page.bridge = {};
      },
      () => {
        bridge['call'] = () => 'mine';
      },
    ];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // Refused loudly is as good as refused silently.
      }
    }
    return page.bridge === bridge && String(bridge['call']).includes('mine');
  });
  expect(kept).toBe(false);
});

test('C7 C: an injected script, style, image, frame and fetch are blocked by the policy, and none is asked for', async ({
  purser,
}) => {
  const blocked = await purser.page.evaluate(async () => {
    const seen = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.add(event.effectiveDirective);
    });
    const script = document.createElement('script');
    let refused = '';
    try {
      script.src = 'https://evil.example/x.js';
    } catch (error) {
      refused = String(error);
    }
    const image = document.createElement('img');
    image.src = 'https://evil.example/x.png';
    const style = document.createElement('style');
    style.append('body { color: red }');
    const frame = document.createElement('iframe');
    frame.src = 'https://evil.example/';
    for (const element of [image, style, frame]) document.body.append(element);
    const fetched = await fetch('https://evil.example/').then(
      () => 'answered',
      () => 'refused',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { fetched, refused, seen: [...seen].toSorted() };
  });
  expect(blocked.fetched).toBe('refused');
  expect(blocked.refused).toContain('TrustedScriptURL');
  expect(blocked.seen).toEqual(
    expect.arrayContaining([
      'connect-src',
      'frame-src',
      'img-src',
      'require-trusted-types-for',
      'style-src-elem',
    ]),
  );
  expect(purser.app.foreignRequests()).toEqual([]);
});

test('C28 C: an inline script, eval, a handler and markup from text do nothing', async ({
  purser,
}) => {
  const outcome = await purser.page.evaluate(async () => {
    const page = window as unknown as { ran?: string };
    const tries: Record<string, () => unknown> = {
      inline: () => {
        const script = document.createElement('script');
        script.append('window.ran = "inline"');
        document.body.append(script);
      },
      markup: () => {
        document.body.insertAdjacentHTML(
          'beforeend',
          '<img src=x onerror="window.ran=\'markup\'">',
        );
      },
      // The very thing that must not work.
      // oxlint-disable-next-line typescript/no-implied-eval
      eval: () => new Function('window.ran = "eval"')() as unknown,
      handler: () => {
        document.body.setAttribute('onclick', 'window.ran = "handler"');
        document.body.click();
      },
    };
    for (const attempt of Object.values(tries)) {
      // In a turn of its own: what the debugger runs itself is excused from the policy.
      await new Promise<void>((resolve) => {
        setTimeout(() => {
          try {
            attempt();
          } catch {
            // The policy may refuse by throwing.
          }
          resolve();
        });
      });
    }
    return page.ran ?? 'nothing';
  });
  expect(outcome).toBe('nothing');
});

test('C13 C: the page cannot leave by location or link', async ({ purser }) => {
  const before = purser.page.url();
  for (const target of ['https://evil.example/', 'file:///etc/passwd', 'data:text/html,x']) {
    await purser.page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      location.href = url;
    }, target);
    await purser.page.waitForTimeout(250);
    expect(purser.page.url()).toBe(before);
  }
  expect(await purser.page.evaluate(() => 'bridge' in window)).toBe(true);
});

test('C14 C: the page cannot open a window', async ({ purser }) => {
  await purser.page.evaluate(() => {
    window.open('https://evil.example/');
    const link = document.createElement('a');
    link.href = 'https://evil.example/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await purser.page.waitForTimeout(500);
  expect(purser.app.windows()).toBe(1);
  expect(purser.app.foreignRequests()).toEqual([]);
});

test('C29 C: main refuses unknown calls, extra keys and inputs that are too large', async ({
  purser,
}) => {
  const codes = await purser.page.evaluate(async () => {
    const { bridge } = window as unknown as {
      readonly bridge: {
        call(name: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }>;
      };
    };
    const ask = async (name: string, input: unknown): Promise<string> =>
      (await bridge.call(name, input)).error?.code ?? 'answered';
    return [
      await ask('app.state', {}),
      await ask('key.read', {}),
      await ask('__proto__', {}),
      await ask('app.state', { extra: true }),
      await ask('batch.get', { batchId: '../../etc' }),
      await ask('batch.import', { source: { kind: 'text', text: 'x'.repeat(1_100_000) } }),
    ];
  });
  expect(codes).toEqual([
    'answered',
    'invalid-input',
    'invalid-input',
    'invalid-input',
    'invalid-input',
    'invalid-input',
  ]);
});

test('C28 C: a cell of the file that is markup is shown as text and does nothing', async ({
  purser,
  dataDir,
}) => {
  const markup = '<img src=x onerror=window.ran=1>';
  const file = join(dataDir, 'markup.csv');
  writeFileSync(
    file,
    `reference,beneficiary,currency,network,address,amount,amount_currency\nINV-1,${markup},USDT,TRC20,TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd,25,USD\n`,
  );
  const console = openConsole(purser);
  await console.frame.goTo('Batches');
  await console.batches.importFile(file);
  await expect(purser.page.getByText(markup).first()).toBeVisible();
  expect(await purser.page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await violationsOf(purser.page)).toEqual([]);
});

test('C7 C: what the policy refuses is seen by the check that the other journeys pass', async ({
  purser,
}) => {
  expect(await violationsOf(purser.page)).toEqual([]);
  await purser.page.evaluate(() => {
    const image = document.createElement('img');
    image.src = 'https://evil.example/x.png';
    document.body.append(image);
  });
  await expect
    .poll(() => violationsOf(purser.page))
    .toEqual(['img-src https://evil.example/x.png']);
});
