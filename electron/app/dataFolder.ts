import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The folder every host keeps its data in, absolute. Not the roaming profile on Windows: projects would be copied
 * over the network at each log-on. `BALJUGIL_DATA` names another folder.
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
