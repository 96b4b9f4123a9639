import { create } from 'zustand';
import type { AppInfo, Settings } from '../../shared/ipc/calls';
import { api } from '../api';

export const textScales: readonly Settings['textScale'][] = [0.9, 1, 1.1, 1.3, 1.5];

interface SettingsState {
  info: AppInfo | null;
  settings: Settings;
  received(info: AppInfo): void;
  /** Shows the change at once; a setting that could not be kept lasts until the window closes. */
  change(changes: Partial<Settings>): void;
  /** +1 next larger text, −1 next smaller, 0 the normal size. */
  stepText(step: 1 | -1 | 0): void;
}

export const useSettings = create<SettingsState>((set, get) => ({
  info: null,
  settings: { displayName: '', colorScheme: 'auto', textScale: 1 },

  received: (info) => set({ info, settings: info.settings }),

  change(changes) {
    set((state) => ({ settings: { ...state.settings, ...changes } }));
    void api.call('settings.change', changes);
  },

  stepText(step) {
    const at = textScales.indexOf(get().settings.textScale);
    const next = step === 0 ? 1 : textScales[Math.min(textScales.length - 1, Math.max(0, at + step))];
    if (next !== undefined && next !== get().settings.textScale) get().change({ textScale: next });
  },
}));
