/** `npm run check`: every quick check; fails on the first warning of any. */
import { runChecks } from './checks.ts';

const { passed, failed } = await runChecks();
console.log(`${passed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
