import { styleNonce } from './trustedTypes';
import './ui/kitStyles';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { api } from './api';
import { useSettings } from './stores/settingsStore';
import { ThemeProvider } from './theme/ThemeProvider';

async function start(): Promise<void> {
  const described = await api.call('app.describe', {});
  if (described.ok) useSettings.getState().received(described.value);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider nonce={styleNonce}>
        <App startFailure={described.ok ? null : described.failure} />
      </ThemeProvider>
    </StrictMode>,
  );
}

void start();
