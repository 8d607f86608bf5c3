/** Where something of a live platform can be left behind, and whether the key or a signature lies there. */
import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { formsHeld } from '#test/e2e/evidence/traces.ts';
import { KEY, PLATFORM_ID, type LiveApp } from './live-app.ts';

export interface Places {
  /** Every place where the key or a signature lies, with its form; what was looked at is let go. */
  leaks(): readonly string[];
  /** Doors through which a key would come into a place, were it in the wrong hands, by the name of the place. */
  readonly doors: Readonly<Record<string, (text: string) => Promise<void>>>;
  /** Takes back whatever came in by a door. */
  clean(): Promise<void>;
}

const VARIABLE = 'PURSER_PLANTED';

/** Each file with its name, which is a place too. */
const filesBelow = (folder: string): readonly [string, Buffer][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [
      name,
      Buffer.concat([Buffer.from(`${name}\n`), readFileSync(join(parentPath, name))]),
    ]);

/** What Node would write down if the process broke now; without asking the network for names. */
const crashReport = (): string => {
  Object.assign(process.report, { excludeNetwork: true });
  return JSON.stringify(process.report.getReport());
};

/** From now on everything the process prints is looked at. */
export const watchPlaces = (live: LiveApp): Places => {
  const logFile = join(live.folder, 'logs', 'purser.jsonl');
  let printed = '';
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    vi.spyOn(stream, 'write').mockImplementation((...args: unknown[]) => {
      printed += String(args[0]);
      return write(...args);
    });
  }
  const places = (): readonly [string, Buffer | string][] => [
    ...filesBelow(live.folder),
    ...filesBelow(live.exports),
    ...live.left.map(([place, what]): [string, string] => [place, JSON.stringify(what) ?? '']),
    ['what is printed', printed],
    ['a crash report', crashReport()],
    ['the environment and the command line', JSON.stringify([process.env, process.argv])],
  ];
  const named = async (name: string): Promise<void> => {
    const { profileId, wire, must } = live;
    const place = { platformId: PLATFORM_ID, gatewayUrl: wire.url };
    await must('profile.save', { profileId, name, color: '#336699', ...place });
  };
  const inEnvironment = async (text: string): Promise<void> => {
    process.env[VARIABLE] = text;
    await Promise.resolve();
  };
  return {
    leaks: () => {
      const signatures = [...new Set(live.wire.signatures())];
      const found = places().flatMap(([place, what]) => [
        ...formsHeld(what, KEY).map((form) => `${place}: ${form}`),
        ...signatures.filter((one) => what.includes(one)).map(() => `${place}: a signature`),
      ]);
      live.left.length = 0;
      return found;
    },
    doors: {
      // The log itself takes no such text; whoever writes its file past it does.
      'purser.jsonl': (text) => Promise.resolve(appendFileSync(logFile, text)),
      'event app.changed': named,
      'reply of profile.save': named,
      'settings.json': named,
      'what is printed': async (text) =>
        void (await Promise.resolve(process.stderr.write(`${text}\n`))),
      'a crash report': inEnvironment,
      'the environment and the command line': inEnvironment,
    },
    clean: async () => {
      Reflect.deleteProperty(process.env, VARIABLE);
      rmSync(logFile, { force: true });
      await named('Acme EU');
      printed = '';
      live.left.length = 0;
    },
  };
};
