import { describe, expect, test } from 'vitest';
import { emptyTrial, type FolderFacts, type Mount } from '../../../../shared/dataFolder/folderFacts';
import {
  amplyFreeBytes,
  type FindingKind,
  type FolderFinding,
  folderFindings,
  leastFreeBytes,
  mayUseFolder,
  mountOf,
} from '../../../../shared/dataFolder/folderFindings';

const userFolders = {
  SystemDrive: 'C:',
  USERPROFILE: 'C:\\Users\\kim',
  LOCALAPPDATA: 'C:\\Users\\kim\\AppData\\Local',
  APPDATA: 'C:\\Users\\kim\\AppData\\Roaming',
  TEMP: 'C:\\Users\\kim\\AppData\\Local\\Temp',
  HOMEDRIVE: 'C:',
  SESSIONNAME: 'Console',
};
const windows: FolderFacts = {
  path: 'C:\\Users\\kim\\AppData\\Local\\baljugil',
  realPath: 'C:\\Users\\kim\\AppData\\Local\\baljugil',
  platform: 'windows',
  home: 'C:\\Users\\kim',
  environment: userFolders,
  mount: null,
  freeBytes: 100 * 1_073_741_824,
  trial: { ...emptyTrial, document: 'same' },
};
const linux: FolderFacts = {
  ...windows,
  path: '/home/kim/자료',
  realPath: '/home/kim/자료',
  platform: 'linux',
  home: '/home/kim',
  environment: {},
  mount: { type: 'ext4', mountPoint: '/', isRemovable: false },
};
const mac: FolderFacts = {
  ...linux,
  platform: 'mac',
  path: '/Users/kim/Library/Application Support/baljugil',
  realPath: '/Users/kim/Library/Application Support/baljugil',
  home: '/Users/kim',
  mount: null,
};

const on = (facts: FolderFacts, path: string, more: Partial<FolderFacts> = {}) =>
  folderFindings({ ...facts, path, realPath: path, ...more });
const kinds = (findings: readonly FolderFinding[]) => findings.map((one) => one.kind);

test.each([
  ['Windows', windows],
  ['Linux', linux],
  ['macOS', mac],
])('the usual place on a sound disk of %s has nothing against it', (_, facts) => {
  expect(folderFindings(facts)).toEqual([]);
  expect(mayUseFolder(folderFindings(facts))).toBe(true);
});

describe('on Windows', () => {
  test.each<[path: string, kind: FindingKind, isCertain: boolean]>([
    ['\\\\server\\부서공유\\사업', 'network', true],
    ['//server/share/a', 'network', true],
    ['\\\\?\\UNC\\server\\share', 'network', true],
    ['\\\\tsclient\\C\\자료', 'remoteClientDrive', true],
    ['C:\\Users\\kim\\AppData\\Roaming\\baljugil', 'roamingProfile', false],
    ['c:\\users\\KIM\\appdata\\roaming\\x', 'roamingProfile', false],
    ['C:\\Users\\kim\\AppData\\Local\\Temp\\x', 'temporary', true],
    ['C:\\Windows\\Temp', 'temporary', true],
    ['D:\\temp\\자료', 'temporary', true],
    ['C:\\Users\\kim\\OneDrive - 한빛시청\\문서', 'synced', false],
    ['C:\\Users\\kim\\Dropbox\\a', 'synced', false],
    ['D:\\자료', 'perhapsRemovable', false],
    ['A:\\', 'removable', true],
    [`C:\\${'긴이름\\'.repeat(40)}`, 'longPath', true],
  ])('%s is recognised', (path, kind, isCertain) => {
    expect(on(windows, path)).toContainEqual(expect.objectContaining({ kind, isCertain }));
  });

  test('a drive letter whose real place is a share is a network folder, not perhaps a stick', () => {
    const found = on(windows, 'Z:\\사업', { realPath: '\\\\nas\\home\\kim\\사업' });
    expect(kinds(found)).toEqual(['network']);
  });

  test('the home drive the agency maps is perhaps on a server', () => {
    const environment = { ...userFolders, HOMEDRIVE: 'H:', HOMESHARE: '\\\\filer\\home$\\kim' };
    expect(on(windows, 'H:\\자료', { environment })).toContainEqual(
      expect.objectContaining({ kind: 'perhapsNetwork', isCertain: false }),
    );
    expect(kinds(on(windows, 'C:\\자료', { environment }))).toEqual([]);
  });

  test('the OneDrive folder named by its own variable is certain, whatever it is called', () => {
    const environment = { ...userFolders, ONEDRIVECOMMERCIAL: 'D:\\업무' };
    expect(on(windows, 'D:\\업무\\사업', { environment })).toContainEqual(
      expect.objectContaining({ kind: 'synced', isCertain: true }),
    );
    expect(kinds(on(windows, 'D:\\업무자료', { environment }))).not.toContain('synced');
  });

  test.each<[environment: Record<string, string>, kind: FindingKind]>([
    [{ ViewClient_Machine_Name: 'PC-17' }, 'virtualDesktop'],
    [{ SESSIONNAME: 'ICA-tcp#12' }, 'virtualDesktop'],
    [{ SESSIONNAME: 'RDP-Tcp#3' }, 'remoteSession'],
  ])('%j is a session on another computer, as far as can be told', (environment, kind) => {
    expect(folderFindings({ ...windows, environment: { ...userFolders, ...environment } })).toEqual([
      expect.objectContaining({ kind, isCertain: false }),
    ]);
  });

  test('a folder whose name only begins like a known one is not below it', () => {
    expect(kinds(on(windows, 'C:\\Users\\kim\\AppData\\Roaming2\\x'))).toEqual([]);
    expect(kinds(on(windows, 'C:\\Users\\kim\\OneDriver'))).toEqual([]);
    expect(kinds(on(windows, 'C:\\temperature'))).toEqual([]);
  });
});

describe('on Linux', () => {
  const mounted = (type: string, more: Partial<Mount> = {}) =>
    folderFindings({ ...linux, mount: { type, mountPoint: '/', isRemovable: null, ...more } });

  test.each<[type: string, kind: FindingKind]>([
    ['tmpfs', 'memoryDisk'],
    ['ramfs', 'memoryDisk'],
    ['overlay', 'liveSystem'],
    ['nfs4', 'network'],
    ['cifs', 'network'],
    ['smb3', 'network'],
    ['fuse.sshfs', 'network'],
    ['fuse.gvfsd-fuse', 'network'],
    ['fuse.something', 'unknownFileSystem'],
    ['vfat', 'simpleFileSystem'],
    ['exfat', 'simpleFileSystem'],
    ['fuse.exfat', 'simpleFileSystem'],
  ])('%s is recognised', (type, kind) => {
    expect(kinds(mounted(type))).toEqual([kind]);
  });

  test.each(['ext4', 'xfs', 'btrfs', 'fuseblk', 'ntfs3', 'fuse.ntfs-3g', 'zfs'])(
    '%s is an ordinary disk',
    (type) => {
      expect(mounted(type)).toEqual([]);
    },
  );

  test('a disk that says it can be pulled out is certain, one where sticks are mounted is not', () => {
    expect(mounted('ext4', { isRemovable: true })).toEqual([
      expect.objectContaining({ kind: 'removable', isCertain: true }),
    ]);
    for (const mountPoint of ['/media/kim/USB', '/run/media/kim/USB'])
      expect(mounted('ext4', { mountPoint })).toEqual([
        expect.objectContaining({ kind: 'perhapsRemovable', isCertain: false }),
      ]);
    expect(mounted('ext4', { mountPoint: '/mediathek' })).toEqual([]);
  });

  test('folders for temporary files are recognised, a linked one too', () => {
    expect(kinds(on(linux, '/var/tmp/x'))).toEqual(['temporary']);
    expect(kinds(folderFindings({ ...linux, realPath: '/tmp/x' }))).toEqual(['temporary']);
    expect(kinds(on(linux, '/data/scratch/x', { environment: { TMPDIR: '/data/scratch' } }))).toEqual([
      'temporary',
    ]);
    expect(kinds(on(linux, '/tmpfiles'))).toEqual([]);
  });

  test('variables of Windows mean nothing here', () => {
    expect(folderFindings({ ...linux, environment: { SESSIONNAME: 'ICA-1', APPDATA: '/home' } })).toEqual([]);
  });
});

describe('on macOS', () => {
  test.each<[path: string, kind: FindingKind, isCertain: boolean]>([
    ['/Volumes/USB/자료', 'perhapsRemovable', false],
    ['/Users/kim/Library/Mobile Documents/a', 'synced', true],
    ['/Users/kim/Library/CloudStorage/GoogleDrive-a/내 드라이브', 'synced', true],
    ['/private/tmp/a', 'temporary', true],
  ])('%s is recognised', (path, kind, isCertain) => {
    expect(on(mac, path)).toContainEqual(expect.objectContaining({ kind, isCertain }));
  });
});

describe('what trying the folder showed', () => {
  const tried = (trial: Partial<FolderFacts['trial']>) =>
    folderFindings({ ...linux, trial: { ...linux.trial, ...trial } });

  test.each(['create', 'write', 'readBack', 'rename', 'flush'] as const)(
    'a folder in which %s fails is refused, with the reason and what to do',
    (step) => {
      const failure = { type: 'readOnly', fileName: '자료' } as const;
      const [found, ...others] = tried({ failed: { step, failure } });
      expect(found).toMatchObject({ kind: 'notWritable', weight: 'refused' });
      expect(found?.what).toContain('읽기 전용');
      expect(found?.todo).toContain('USB');
      expect(others).toEqual([]);
      expect(mayUseFolder(tried({ failed: { step, failure } }))).toBe(false);
    },
  );

  test('documents that cannot be saved and long names that do not fit leave the folder usable', () => {
    const failure = { type: 'permissionDenied', fileName: 'trial.docx' } as const;
    const blocked = tried({ failed: { step: 'document', failure } });
    expect(blocked).toEqual([expect.objectContaining({ kind: 'documentsBlocked', weight: 'warning' })]);
    const long = tried({
      failed: { step: 'longName', failure: { type: 'invalidFileName', fileName: '가' } },
    });
    expect(long).toEqual([expect.objectContaining({ kind: 'longNamesFail', weight: 'note' })]);
    expect(mayUseFolder([...blocked, ...long])).toBe(true);
  });

  test('documents that come back other than written are told apart from wrapped ones', () => {
    expect(kinds(tried({ document: 'wrapped' }))).toEqual(['documentsWrapped']);
    expect(kinds(tried({ document: 'changed' }))).toEqual(['documentsChanged']);
  });

  test('little space warns, too little refuses, and unknown space is said', () => {
    const left = (freeBytes: number | null) =>
      folderFindings({ ...linux, freeBytes }).map((one) => [one.kind, one.weight]);
    expect(left(amplyFreeBytes)).toEqual([]);
    expect(left(amplyFreeBytes - 1)).toEqual([['littleSpace', 'warning']]);
    expect(left(leastFreeBytes)).toEqual([['littleSpace', 'warning']]);
    expect(left(leastFreeBytes - 1)).toEqual([['noSpace', 'refused']]);
    expect(left(null)).toEqual([['spaceUnknown', 'note']]);
  });

  test('the gravest comes first and nothing is said twice', () => {
    const found = folderFindings({
      ...windows,
      path: '\\\\server\\OneDrive\\temp',
      realPath: '\\\\server\\OneDrive\\temp',
      freeBytes: 0,
      trial: { failed: null, document: 'wrapped' },
    });
    expect(found.map((one) => one.weight)).toEqual(['refused', 'warning', 'warning', 'note']);
    expect(new Set(kinds(found)).size).toBe(found.length);
  });

  test('every finding says what it means and what to do, in sentences', () => {
    const everything = [
      ...on(windows, '\\\\tsclient\\C\\OneDrive', { freeBytes: 1 }),
      ...on(windows, 'D:\\temp\\Dropbox', { environment: { ...userFolders, SESSIONNAME: 'ICA-1' } }),
      ...folderFindings({
        ...linux,
        path: '/tmp',
        mount: { type: 'vfat', mountPoint: '/media/a', isRemovable: true },
      }),
      ...tried({ document: 'changed' }),
    ];
    for (const { what, todo } of everything) {
      expect(what).toMatch(/요\./);
      expect(todo).toMatch(/요\.$/);
      expect(`${what}${todo}`).not.toMatch(/을\(를\)|이\(가\)|undefined/);
    }
  });
});

describe('the mount a folder lies on', () => {
  const mountInfo = [
    '21 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw',
    '30 21 0:26 / /run/user/1000 rw shared:9 - tmpfs tmpfs rw',
    '41 21 8:17 / /media/kim/내\\040USB rw shared:20 - vfat /dev/sdb1 rw',
    '42 21 0:50 / /home/kim/서버 rw - cifs //server/share rw',
    '43 21 8:3 / /home rw - xfs /dev/sda3 rw',
    '',
  ].join('\n');

  test.each([
    ['/home/kim/자료', 'xfs', '8:3'],
    ['/home/kim/서버/사업', 'cifs', '0:50'],
    ['/home/kim/서버2', 'xfs', '8:3'],
    ['/media/kim/내 USB/자료', 'vfat', '8:17'],
    ['/var/lib', 'ext4', '8:2'],
  ])('%s is on %s', (folder, type, device) => {
    expect(mountOf(folder, mountInfo)).toMatchObject({ type, device });
  });

  test('of two mounts on one place the later counts, and text that is no table gives none', () => {
    const twice = `${mountInfo}50 43 8:5 / /home rw - btrfs /dev/sda5 rw\n`;
    expect(mountOf('/home/kim', twice)).toMatchObject({ type: 'btrfs' });
    expect(mountOf('/home', 'nothing here')).toBeNull();
  });
});
