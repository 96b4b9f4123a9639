import type { WindowApi } from '../shared/ipc/windowApi';
import { browserTransport } from './browserTransport';

declare global {
  interface Window {
    /** Put there by the preload script in Electron; absent in the browser host. */
    baljugil?: WindowApi;
  }
}

/** The way to the computer, whichever host runs the page. */
export const api: WindowApi = window.baljugil ?? browserTransport();
