import type { Content } from '../../../shared/content/content';
import type { DataFolderState } from '../../../shared/ipc/calls';
import { ok, type Result } from '../../../shared/ipc/failure';
import type { SettingsStore } from '../../storage/settings';
import type { Host } from '../host';
import type { Handlers } from '../router';

export type AppHandlers = Pick<Handlers, 'app.describe' | 'settings.change' | 'content.read'>;

export interface PresentFolder {
  state: DataFolderState;
  folder: string | null;
  /** What was found in it at this start, Korean sentences. */
  notices: string[];
}

export function appHandlers(
  host: Host,
  settings: SettingsStore,
  content: () => Result<Content>,
  present: () => PresentFolder,
): AppHandlers {
  return {
    'app.describe': async () =>
      ok({
        host: host.kind,
        version: host.version,
        dataFolder: present().folder ?? host.dataFolder,
        dataFolderState: present().state,
        mayChooseFolder: host.mayChooseFolder ?? false,
        accountName: host.accountName,
        hasNativeDialogs: host.dialogs !== null,
        settings: settings.read(),
        notices: [...host.notices, ...settings.notices, ...present().notices],
      }),
    'settings.change': (changes) => settings.change(changes),
    'content.read': async () => content(),
  };
}
