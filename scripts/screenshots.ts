/** Takes the pictures with a keychain of their own, so that live platforms look as they do on a computer that has one. */
import { secretService } from './secret-service.ts';
import { ROOT, run } from './tools.ts';

const service = secretService();
const photograph = [process.execPath, `${ROOT}/scripts/photograph.ts`, ...process.argv.slice(2)];
const { code } = await run(service.wrap(photograph), { live: true, env: service.env });
service.dispose();
process.exit(code);
