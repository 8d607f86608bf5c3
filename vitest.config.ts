import { defineConfig } from 'vitest/config';
import { NODE_FLAGS } from './test/support/child-env.ts';

export default defineConfig({
  // Libraries ship source maps without their sources, and the bundler says so for every file.
  logLevel: 'error',
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // The reader of workflow files imports JSON in a way that only a bundler understands.
    server: { deps: { inline: [/@actions\//] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    execArgv: [...NODE_FLAGS],
    // Tests that run side by side wait for other processes; they leave the processor free.
    maxConcurrency: 14,
    // On two processors vitest would run one file at a time, though half of them wait for a disk or a process.
    maxWorkers: 2,
  },
});
