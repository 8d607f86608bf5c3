/**
 * The renderer in a plain browser: the real `main.tsx` over the mock bridge, under the strict policy of the host.
 * The address says where to go: `#{"screen":"payouts"}`; `?theme=dark&profile=live` choose the rest.
 */
import './no-compiling.ts';
import { makeApp, liveProfile } from '../fixtures/app.ts';
import { makeMockBridge, type Answers } from '../mock-bridge.ts';
import { scenes } from './scenes.ts';

const query = new URLSearchParams(location.search);
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const live = query.get('profile') === 'live';
const scene: Partial<Answers> = scenes[query.get('scene') ?? ''] ?? {};

const app = makeApp();
const bridge = makeMockBridge({
  'app.state': () => ({
    ...app,
    profile: live ? { ...liveProfile, active: true } : app.profile,
    preferences: { ...app.preferences, theme },
  }),
  ...scene,
});
Object.assign(window, { bridge });

const { navigate } = await import('#renderer/app/navigation.ts');
if (location.hash.length > 1) navigate(JSON.parse(decodeURIComponent(location.hash.slice(1))));
await import('#renderer/main.tsx');
