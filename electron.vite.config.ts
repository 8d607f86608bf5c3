/** Builds main and its worker as modules, the preload as the one CommonJS file a sandbox takes, and the window. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Never bundled: the host itself, and the one package with native code. */
const external = ['electron', 'keytar', /^node:/];

/** Fixed when a release is built; see docs/releasing.md. Empty: this copy takes no updates. */
const release = {
  __UPDATE_KEY__: JSON.stringify(process.env['PURSER_UPDATE_KEY'] ?? ''),
  __UPDATE_FEED__: JSON.stringify(process.env['PURSER_UPDATE_FEED'] ?? ''),
};

export default defineConfig({
  main: {
    define: release,
    build: {
      externalizeDeps: false,
      sourcemap: false,
      license: { fileName: 'licenses.md' },
      minify: false,
      rollupOptions: {
        external,
        input: {
          index: resolve('src/main/index.ts'),
          'backup-worker': resolve('src/main/adapters/backup/worker.ts'),
          'intake-worker': resolve('src/main/adapters/intake/worker.ts'),
          'receiver-worker': resolve('src/main/adapters/callbacks/worker.ts'),
          'rehearsal-worker': resolve('src/main/rehearsal-worker.ts'),
          'treasury-worker': resolve('src/main/adapters/treasury/worker.ts'),
          'verify-worker': resolve('src/main/adapters/ledger/verify-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      sourcemap: false,
      license: { fileName: 'licenses.md' },
      rollupOptions: {
        external,
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      sourcemap: false,
      minify: true,
      license: { fileName: 'licenses.md' },
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // The first file and the charts are larger than Vite likes; both come from this computer.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        input: { index: resolve('src/renderer/index.html') },
        // What the window needs at once is one file: each more is one more request before the first paint.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
});
