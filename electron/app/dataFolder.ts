import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The folder every host keeps its settings in, and its projects too unless the user chose another folder for them;
 * absolute. Not the roaming profile on Windows: projects would be copied over the network at each log-on.
 * `BALJUGIL_DATA` names another folder for everything, and then nothing is to choose.
 */
export function dataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.BALJUGIL_DATA) return path.resolve(env.BALJUGIL_DATA);
  if (platform === 'win32') {
    return path.win32.join(env.LOCALAPPDATA || path.win32.join(home, 'AppData', 'Local'), 'baljugil');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'baljugil');
  // The XDG specification says a relative path here is to be ignored.
  const shared = env.XDG_DATA_HOME;
  return path.join(
    shared && path.isAbsolute(shared) ? shared : path.join(home, '.local', 'share'),
    'baljugil',
  );
}

/**
 * A second place for a trace of the data folder, absolute: on Windows the roaming profile, which stays where the local
 * disk is emptied at log-off. `null` when `BALJUGIL_DATA` names the folder.
 */
export function traceFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string | null {
  if (env.BALJUGIL_DATA) return null;
  if (platform === 'win32')
    return path.win32.join(env.APPDATA || path.win32.join(home, 'AppData', 'Roaming'), 'baljugil');
  if (platform === 'darwin') return path.join(home, 'Library', 'Preferences', 'baljugil');
  const config = env.XDG_CONFIG_HOME;
  return path.join(config && path.isAbsolute(config) ? config : path.join(home, '.config'), 'baljugil');
}
