// Sets up what is missing on this computer and says what it does, on standard error only,
// because some commands print JSON. On a computer that has everything it only looks.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NODE_WANTED = [22, 18];

// Debian packages, and how to see that one is not needed.
const SYSTEM = {
  window: [
    { package: 'chromium', present: () => CHROMIUM.some(onPath) },
    { package: 'xvfb', present: () => onPath('Xvfb') },
  ],
  keychain: [
    { package: 'libsecret-1-0', present: () => hasLibrary('libsecret-1.so.0') },
    { package: 'gnome-keyring', present: () => onPath('gnome-keyring-daemon') },
    { package: 'dbus', present: () => onPath('dbus-run-session') },
  ],
  // Lets tests watch the engine's calls to the system and make single ones fail.
  tracing: [{ package: 'strace', present: () => onPath('strace') }],
};

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Makes ready what the command needs; the path of the Node to run it with, or null when that failed. */
export function setUp(root, needs) {
  if (!packagesAreCurrent(root) && !installPackages(root)) return null;
  const node = findNode(root);
  if (node === null) return null;
  installSystem(needs);
  return node;
}

function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/**
 * True when every package of the lockfile is there in the version the lockfile names. Packages linked from
 * another checkout are that checkout's to keep.
 */
function packagesAreCurrent(root) {
  if (isLink(join(root, 'node_modules'))) return true;
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const locked = readPackages(join(root, 'package-lock.json'));
  if (installed === null || locked === null) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

function installPackages(root) {
  say('installing npm packages (npm ci) …');
  const npm = npmCommand();
  const done = run(npm.file, [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
  });
  if (!done) say('npm ci failed; its words are above. Is the npm registry reachable?');
  return done;
}

/** Under npm its own script is named in the environment, which also spares Windows its .cmd file. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return { file: process.execPath, args: [script] };
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/** Node 24 comes as a package on Linux; elsewhere the running Node must be new enough. */
function findNode(root) {
  const packaged = join(root, 'node_modules', '.bin', 'node');
  if (process.platform === 'linux' && existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_WANTED;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) {
    return process.execPath;
  }
  say(`Node ${NODE_WANTED.join('.')} or newer is needed, 24 is best; this is ${process.version}.`);
  return null;
}

/** Installs what Debian's package manager can; elsewhere the command itself says what it lacks. */
function installSystem(needs) {
  if (process.platform !== 'linux') return;
  const missing = needs
    .flatMap((need) => SYSTEM[need])
    .filter((part) => !part.present())
    .map((part) => part.package);
  if (missing.length === 0) return;
  const line = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!onPath('apt-get')) {
    say(`missing: ${missing.join(', ')}. Install them with this system's package manager.`);
  } else if (process.getuid?.() === 0) {
    say(`${line} …`);
    install(missing);
  } else {
    say(`missing: ${missing.join(', ')}. As root run:\n  ${line}`);
  }
}

function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = run('apt-get', ['-qq', 'update'], { env });
  const args = ['-qq', 'install', '-y', '--no-install-recommends', ...packages];
  if (!update || !run('apt-get', args, { env })) {
    say(`apt-get could not install ${packages.join(', ')}; going on without.`);
  }
}

function run(file, args, options) {
  return spawnSync(file, args, { ...options, stdio: ['ignore', 2, 2] }).status === 0;
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function hasLibrary(name) {
  return ['/lib', '/lib64', '/usr/lib', '/usr/lib64', '/usr/local/lib'].some((folder) => {
    if (!existsSync(folder)) return false;
    const below = readdirSync(folder, { withFileTypes: true });
    return below.some((entry) => entry.name === name || existsSync(join(folder, entry.name, name)));
  });
}
