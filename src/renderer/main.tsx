/** Interim page: shows that the bridge answers. */
import { createRoot } from 'react-dom/client';
import type { Bridge } from '#contract/bridge.ts';

const bridge = (window as unknown as { readonly bridge: Bridge }).bridge;
const reply = await bridge.call('app.state', {});
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<h1>{reply.ok ? reply.value.profile.name : reply.error.message}</h1>);
}
