/**
 * policy [FILE]: the policy in force on this computer, or what a file would put in force, line by line.
 * Exit code: 0 in force, 1 it cannot be used, 64 wrong use. A file named here is judged by its text; who may write the
 * file of the computer is judged too.
 */
import { readFileSync } from 'node:fs';
import type { PolicyReading } from '#core/policy/policy.ts';
import { readPolicy } from '#core/policy/read-policy.ts';
import { policyText } from '#core/policy/words.ts';
import { policyPath, readPolicyFile } from '#main/adapters/policy-file.ts';

const judged = (file: string): PolicyReading => {
  const read = readPolicy(readFileSync(file, 'utf8'));
  if (read.ok) return { kind: 'read', file, policy: read.value };
  const { line, message: problem } = read.error;
  return { kind: 'refused', file, line, problem };
};

const [file, ...more] = process.argv.slice(2);
if (more.length > 0) {
  console.error('Use: npm run policy [-- FILE]');
  process.exitCode = 64;
} else {
  const path = file ?? policyPath(process.platform);
  const reading = file === undefined ? readPolicyFile(path, process.platform) : judged(file);
  process.stdout.write(policyText(reading, path));
  process.exitCode = reading.kind === 'refused' ? 1 : 0;
}
