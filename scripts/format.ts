/** `npm run format`: writes every file in the house format. */
import { runTool } from './tools.ts';

const done = await runTool('prettier', ['--write', '--log-level=warn', '.'], { live: true });
process.exitCode = done.code;
