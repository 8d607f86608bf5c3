/** Mounts the window: markup guard and words first, then live state, then the frame. */
import './ui/fonts.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './ui/tokens.css';
import './ui/base.css';
import './app/mantine.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { shareStyleNonce } from './app/style-nonce.ts';
import { guardMarkup } from './app/trusted-html.ts';
import { startLive } from './bridge/live.ts';
import { startWords } from './i18n/i18n.ts';

guardMarkup();
shareStyleNonce();
await startWords();
startLive();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root to mount on');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
