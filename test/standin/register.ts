/**
 * `node --import test/standin/register.ts out/main/index.js` runs the built app, unmodified, without Electron:
 * the module `electron` is answered by `electron.ts` here, and the window is Chromium.
 */
import { registerHooks } from 'node:module';

const electron = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
});
