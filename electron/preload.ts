import { contextBridge, ipcRenderer } from 'electron';
import type { EventName } from '../shared/ipc/calls';
import type { WindowApi } from '../shared/ipc/windowApi';

// Types only are imported from shared/: a sandboxed preload script stays small and requires nothing but electron.
const events: Record<EventName, true> = { 'job.progress': true, 'app.closing': true, 'app.notice': true };

const api: WindowApi = {
  // The main side checks the sender, the name and the input; nothing it could reach is decided here.
  call: (name, input) => ipcRenderer.invoke('baljugil:call', name, input),
  on(event, listener) {
    if (!Object.hasOwn(events, event)) throw new Error(`unknown event ${String(event)}`);
    // The page never sees the IPC event itself: through it, it could reach every channel.
    const received = (_event: unknown, name: unknown, payload: unknown) => {
      if (name === event) listener(payload as never);
    };
    ipcRenderer.on('baljugil:event', received);
    return () => {
      ipcRenderer.off('baljugil:event', received);
    };
  },
};

contextBridge.exposeInMainWorld('baljugil', api);
