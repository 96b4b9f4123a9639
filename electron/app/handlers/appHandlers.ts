import type { Content } from '../../../shared/content/content';
import { ok, type Result } from '../../../shared/ipc/failure';
import type { SettingsStore } from '../../storage/settings';
import type { Host } from '../host';
import type { Handlers } from '../router';

export type AppHandlers = Pick<Handlers, 'app.describe' | 'settings.change' | 'content.read'>;

export function appHandlers(host: Host, settings: SettingsStore, content: Result<Content>): AppHandlers {
  return {
    'app.describe': async () =>
      ok({
        host: host.kind,
        version: host.version,
        dataFolder: host.dataFolder,
        accountName: host.accountName,
        hasNativeDialogs: host.dialogs !== null,
        settings: settings.read(),
        notices: [...host.notices, ...settings.notices],
      }),
    'settings.change': (changes) => settings.change(changes),
    'content.read': async () => content,
  };
}
