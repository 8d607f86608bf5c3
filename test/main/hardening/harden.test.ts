/** Each control is set on Electron's objects, and denies. */
import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, test } from 'vitest';
import { hardenPages, hardenSession, SCHEME_PRIVILEGES } from '#main/hardening/harden.ts';
import { isOwnRequest } from '#main/hardening/navigation.ts';
import { ROOT } from '../../../scripts/tools.ts';

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

  test('denies every permission, device and capture', () => {
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
  ])('%s cancelled: %s', (url, cancelled) => {
    let answer: unknown;
    given['request']?.({ url }, (response: unknown) => {
      answer = response;
    });
    expect(answer).toEqual({ cancel: cancelled });
    expect(isOwnRequest(url)).toBe(!cancelled);
  });
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

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s is prevented',
    (name) => {
      let prevented = 0;
      contents.emit(name, {
        preventDefault: () => {
          prevented += 1;
        },
      });
      expect(prevented).toBe(1);
    },
  );

  test('opening a window is denied', () => {
    expect(contents.handler?.()).toEqual({ action: 'deny' });
  });
});

test('the scheme is secure and standard, and may not bypass the content policy', () => {
  expect(SCHEME_PRIVILEGES).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false },
    },
  ]);
});
