/** The one way out of the window: only constant hosts over https, however an address is dressed up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALLOWED_HOSTS, makeLinks, readExternal } from '#main/adapters/open-external.ts';

const HOST = 'tronscan.org';
const PAGE = `https://${HOST}/#/transaction/4f`;

const recorder = () => {
  const opened: string[] = [];
  const links = makeLinks((url) => {
    opened.push(url);
    return Promise.resolve(true);
  });
  return { opened, links };
};

test.each([PAGE, 'https://etherscan.io/tx/0xab?x=1', 'https://livenet.xrpl.org/transactions/AB'])(
  'C15 U: a page of a listed place is opened as it is read: %s',
  async (page) => {
    const { opened, links } = recorder();
    expect(await links.open(page)).toMatchObject({ ok: true });
    expect(opened).toEqual([page]);
  },
);

test.each([
  '',
  'tronscan.org',
  '//tronscan.org/',
  'http://tronscan.org/',
  'HTTP://tronscan.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://purser/index.html',
  'smb://tronscan.org/share',
  'ms-settings:',
  'https://evil.example/',
  'https://tronscan.org.evil.example/',
  'https://eviltronscan.org/',
  'https://api.tronscan.org/',
  'https://tronscan.org./',
  'https://tronscan.org:8443/',
  'https://user@tronscan.org/',
  'https://tronscan.org@evil.example/',
  'https://evil.example#@tronscan.org/',
  'https://evil.example\\@tronscan.org/',
  'https:\\\\tronscan.org\\',
  'https://tronscan.org/\u0000',
  'https://tronscan.org/\r\nHost: evil',
  ' https://tronscan.org/',
  'https://tronsc\u0430n.org/',
  'https://tronscan.org/\u202Etxt',
])('C15 U: an address that is not exactly such a page is refused: %j', async (page) => {
  const { opened, links } = recorder();
  expect(await links.open(page)).toMatchObject({ ok: false });
  expect(opened).toEqual([]);
});

test('an address longer than any page needs is refused', () => {
  expect(readExternal(`https://${HOST}/${'a'.repeat(2_048)}`).ok).toBe(false);
});

/** Addresses put together from what makes readers of addresses disagree. */
const fuzzed = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.webPath().map((path) => `https://${HOST}${path}`),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom('https:', 'http:', 'HTTPS:', 'file:', 'javascript:', ''),
      fc.constantFrom('//', '/\\', '\\\\', '/', ''),
      fc.constantFrom('', 'user@', 'user:pw@', 'evil.example@', `${HOST}@`, '%40'),
      fc.constantFrom(HOST, 'evil.example', `${HOST}.evil.example`, `www.${HOST}`, `x${HOST}`),
      fc.constantFrom('', ':443', ':8443', '.', '#@', '?@', '\\@', '%00', '\t', '\n', '\u3002'),
      fc.string({ maxLength: 20 }),
    )
    .map((parts) => parts.join('')),
);

test('C15 U: of 1,000 fuzzed addresses none leads anywhere but to a listed place over https', async () => {
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(fuzzed, async (address) => {
      const { opened: seen, links } = recorder();
      const reply = await links.open(address);
      expect(seen.length).toBe(reply.ok ? 1 : 0);
      for (const url of seen) {
        opened += 1;
        const { protocol, host, username, password } = new URL(url);
        expect([protocol, ALLOWED_HOSTS.has(host), username, password]).toEqual([
          'https:',
          true,
          '',
          '',
        ]);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(opened).toBeGreaterThan(0);
});

test('reading an address never throws, and what is read is read the same again', () => {
  fc.assert(
    fc.property(fuzzed, (address) => {
      const read = readExternal(address);
      if (read.ok) expect(readExternal(read.value)).toEqual(read);
    }),
  );
});

test('a system without a browser says that none could be opened', async () => {
  const links = makeLinks(() => Promise.resolve(false));
  expect(await links.open(PAGE)).toEqual({
    ok: false,
    error: { detail: 'No browser could be opened.' },
  });
});
