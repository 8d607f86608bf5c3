/** Packages of every system around a runtime that does not run: all of the packager's work but the last step. */
import { join } from 'node:path';
import { build as pack, type CliOptions } from 'electron-builder';
import { packagerConfig } from './config.ts';
import { electronVersion } from './runtime-version.ts';
import { makeStubRuntime, type StubPlatform } from './stub-runtime.ts';

const STUBS: readonly { readonly platform: StubPlatform; readonly options: CliOptions }[] = [
  { platform: 'linux', options: { linux: ['dir'], x64: true } },
  { platform: 'win32', options: { win: ['dir'], x64: true, arm64: true } },
  { platform: 'darwin', options: { mac: ['dir'], x64: true, arm64: true } },
];

/** Packs the built console for the three systems into `dist`, unpacked and unsigned. */
export async function packStubs(dist: string): Promise<void> {
  const version = await electronVersion();
  for (const { platform, options } of STUBS) {
    const electronDist = join(dist, '.stub-runtime', platform);
    await makeStubRuntime(electronDist, { platform, version });
    process.stderr.write(`packing ${platform} with a stub runtime …\n`);
    const config = packagerConfig(process.env);
    await pack({
      ...options,
      publish: 'never',
      // Nothing made of a stub is ever signed: it must not look like a release.
      config: {
        ...config,
        electronDist,
        directories: { ...config.directories, output: dist },
        forceCodeSigning: false,
        mac: { ...config.mac, identity: null },
      },
    });
  }
}
