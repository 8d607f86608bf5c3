/** Each control is set on Electron's objects, and denies. */
import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import {
  hardenPages,
  hardenSession,
  SCHEME_PRIVILEGES,
  SESSION_OPTIONS,
} from '#main/hardening/harden.ts';
import { PARTITION } from '#main/window.ts';
import { isOwnRequest } from '#main/hardening/navigation.ts';
import { ROOT } from '../../../scripts/tools.ts';

vi.mock('electron', () => ({ BrowserWindow: vi.fn() }));

/** Keeps what each setter was given, by its name. */
function recorder() {
  const given: Record<string, (...args: readonly unknown[]) => unknown> = {};
  const keep = (name: string) => (handler: never) => {
    given[name] = handler;
  };
  const session = {
    protocol: { handle: (scheme: string, handler: never) => keep(scheme)(handler) },
    webRequest: { onBeforeRequest: keep('request') },
    setPermissionRequestHandler: keep('permission'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('media'),
  };
  return { session: session as unknown as Session, given };
}

describe('a hardened session', () => {
  const { session, given } = recorder();
  hardenSession(session, ROOT.concat('/scripts'));

  test('C5 U: permission requests, checks, devices and captures are denied', () => {
    const answers: unknown[] = [];
    given['permission']?.({}, 'geolocation', (granted: boolean) => answers.push(granted), {});
    given['media']?.({}, (streams: unknown) => answers.push(streams));
    expect([given['check']?.(null, 'media', '', {}), given['device']?.({}), ...answers]).toEqual([
      false,
      false,
      false,
      null,
    ]);
  });

  test.each([
    ['https://evil.example/', true],
    ['http://127.0.0.1:8080/', true],
    ['file:///etc/passwd', true],
    ['ws://127.0.0.1/', true],
    ['app://other/index.html', true],
    ['app://purser/index.html', false],
    ['data:image/png;base64,AA', false],
  ])(
    'C1 U: behind the policy a request to anything but app:// is cancelled: %s %s',
    (url, cancelled) => {
      let answer: unknown;
      given['request']?.({ url }, (response: unknown) => {
        answer = response;
      });
      expect(answer).toEqual({ cancel: cancelled });
      expect(isOwnRequest(url)).toBe(!cancelled);
    },
  );
});

describe('a hardened page', () => {
  const app = new EventEmitter();
  const contents = Object.assign(new EventEmitter(), {
    handler: null as (() => unknown) | null,
    setWindowOpenHandler(handler: () => unknown) {
      this.handler = handler;
    },
  });
  hardenPages(app as unknown as Pick<App, 'on'>);
  app.emit('web-contents-created', {}, contents);

  const preventions = (name: string): number => {
    let prevented = 0;
    contents.emit(name, {
      preventDefault: () => {
        prevented += 1;
      },
    });
    return prevented;
  };

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'C13 U: every navigation of a page is prevented: %s',
    (name) => {
      expect(preventions(name)).toBe(1);
    },
  );

  test('C12 U: attaching a webview is prevented', () => {
    expect(preventions('will-attach-webview')).toBe(1);
  });

  test('C14 U: opening a window is denied', () => {
    expect(contents.handler?.()).toEqual({ action: 'deny' });
  });
});

test('C25 U: the page lives in a partition in memory, without a cache', () => {
  expect(PARTITION).not.toMatch(/^persist:/);
  expect(SESSION_OPTIONS).toEqual({ cache: false });
});

test('C18 U: the scheme is secure and standard, and may not bypass the content policy', () => {
  expect(SCHEME_PRIVILEGES).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false },
    },
  ]);
});
