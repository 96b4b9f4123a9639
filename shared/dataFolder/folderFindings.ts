import { explainFailure } from '../ipc/failureText';
import type { FolderFacts, Mount, TrialStep } from './folderFacts';

export type FindingKind =
  | 'notWritable'
  | 'documentsBlocked'
  | 'documentsWrapped'
  | 'documentsChanged'
  | 'longNamesFail'
  | 'littleSpace'
  | 'noSpace'
  | 'spaceUnknown'
  | 'temporary'
  | 'memoryDisk'
  | 'liveSystem'
  | 'network'
  | 'perhapsNetwork'
  | 'remoteClientDrive'
  | 'roamingProfile'
  | 'synced'
  | 'removable'
  | 'perhapsRemovable'
  | 'simpleFileSystem'
  | 'unknownFileSystem'
  | 'virtualDesktop'
  | 'remoteSession'
  | 'longPath';

/** Something the user should know about a folder before work is kept there. */
export interface FolderFinding {
  kind: FindingKind;
  /** `refused`: work cannot be kept there. `warning`: it can, at a risk. `note`: good to know. */
  weight: 'refused' | 'warning' | 'note';
  /** False when it was concluded from a name or a variable and may be wrong (미확인). */
  isCertain: boolean;
  /** What it means, Korean sentences. */
  what: string;
  /** What to do. */
  todo: string;
}

/** Below this the folder is refused: a project with a week of backups takes about as much. */
export const leastFreeBytes = 50 * 1_048_576;
/** Below this the user is warned. */
export const amplyFreeBytes = 1_024 * 1_048_576;
/** Windows programs that know no long paths stop at 260; our own names below the folder take up to 110. */
const longestWindowsPath = 140;

const localAdvice = '이 컴퓨터의 고정 디스크에 있는 폴더를 고르면 가장 안전해요.';
const backupAdvice = '쓰더라도 두 번째 백업 폴더를 다른 곳에 정해 두세요.';

/** What speaks against keeping work in a folder, the gravest first. Pure: the same facts give the same findings. */
export function folderFindings(facts: FolderFacts): FolderFinding[] {
  const found = [
    ...trialFindings(facts),
    ...spaceFindings(facts),
    ...(facts.platform === 'windows' ? windowsFindings(facts) : []),
    ...(facts.platform === 'linux' ? linuxFindings(facts) : []),
    ...(facts.platform === 'mac' ? macFindings(facts) : []),
    ...syncedFindings(facts),
    ...sessionFindings(facts),
  ];
  const once = found.filter((one, at) => found.findIndex(({ kind }) => kind === one.kind) === at);
  const order = { refused: 0, warning: 1, note: 2 };
  return once.sort((a, b) => order[a.weight] - order[b.weight]);
}

/** Whether work may be kept in a folder with these findings. */
export function mayUseFolder(findings: readonly FolderFinding[]): boolean {
  return findings.every((one) => one.weight !== 'refused');
}

const stepNames: Record<TrialStep, string> = {
  create: '폴더를 만들지',
  write: '파일을 쓰지',
  readBack: '쓴 파일을 그대로 다시 읽지',
  rename: '파일을 새것으로 바꾸지',
  flush: '디스크에 확실히 남기지',
  document: '문서 파일을 저장하지',
  longName: '긴 한글 이름의 파일을 만들지',
};

function trialFindings({ trial }: FolderFacts): FolderFinding[] {
  const found: FolderFinding[] = [];
  if (trial.failed) {
    const { step, failure } = trial.failed;
    const { what, todo } = explainFailure(failure);
    if (step === 'longName') {
      found.push({
        kind: 'longNamesFail',
        weight: 'note',
        isCertain: true,
        what: '시험해 보니 이 폴더에는 긴 한글 이름의 파일을 만들지 못했어요.',
        todo: '사업 자료에는 영향이 없어요. 문서를 내보낼 때는 이름을 짧게 적어 주세요.',
      });
    } else if (step === 'document') {
      found.push({
        kind: 'documentsBlocked',
        weight: 'warning',
        isCertain: true,
        what: `시험해 보니 이 폴더에는 문서 파일(.docx)을 저장하지 못했어요. 문서중앙화나 보안 프로그램이 막고 있을 수 있어요. ${what}`,
        todo: '사업은 저장되지만 이곳으로 문서를 내보낼 수는 없어요. 문서를 저장할 수 있는 폴더를 고르거나 전산 담당자에게 물어보세요.',
      });
    } else {
      found.push({
        kind: 'notWritable',
        weight: 'refused',
        isCertain: true,
        what: `시험해 보니 이 폴더에서는 ${stepNames[step]} 못했어요. ${what}`,
        todo,
      });
    }
  }
  if (trial.document === 'wrapped')
    found.push({
      kind: 'documentsWrapped',
      weight: 'note',
      isCertain: true,
      what: '이 폴더에 저장한 문서를 문서보안(DRM) 프로그램이 바로 감싸요.',
      todo: '사업 자료는 그대로 읽혀요. 기관 밖으로 보낼 파일은 문서보안을 해제해서 보내 주세요.',
    });
  if (trial.document === 'changed')
    found.push({
      kind: 'documentsChanged',
      weight: 'warning',
      isCertain: true,
      what: '시험해 보니 저장한 문서 파일의 내용이 저장 직후 달라졌어요. 보안 프로그램이 바꾸고 있을 수 있어요.',
      todo: `다른 폴더를 골라 주세요. ${localAdvice}`,
    });
  return found;
}

function spaceFindings({ freeBytes }: FolderFacts): FolderFinding[] {
  if (freeBytes === null)
    return [
      {
        kind: 'spaceUnknown',
        weight: 'note',
        isCertain: true,
        what: '남은 공간을 알 수 없는 폴더예요.',
        todo: '공간이 모자라면 저장할 때 알려 드려요. 그때까지 저장한 내용은 그대로예요.',
      },
    ];
  if (freeBytes >= amplyFreeBytes) return [];
  const left = `남은 공간이 ${megabytes(freeBytes)} MB예요.`;
  return freeBytes < leastFreeBytes
    ? [
        {
          kind: 'noSpace',
          weight: 'refused',
          isCertain: true,
          what: `${left} 자료와 백업을 두려면 적어도 ${megabytes(leastFreeBytes)} MB가 필요해요.`,
          todo: '공간을 비우거나 다른 디스크의 폴더를 골라 주세요.',
        },
      ]
    : [
        {
          kind: 'littleSpace',
          weight: 'warning',
          isCertain: true,
          what: `${left} 백업이 쌓이면 모자랄 수 있어요.`,
          todo: `${megabytes(amplyFreeBytes)} MB 넘게 비워 두거나 다른 디스크의 폴더를 골라 주세요.`,
        },
      ];
}

function megabytes(bytes: number): string {
  return Math.floor(bytes / 1_048_576).toLocaleString('ko-KR');
}

const network: Pick<FolderFinding, 'weight' | 'todo'> = {
  weight: 'warning',
  todo: `${localAdvice} 여럿이 함께 보려면 사본 저장(.baljugil)으로 건네 주세요.`,
};

const certainNetwork: FolderFinding = {
  ...network,
  kind: 'network',
  isCertain: true,
  what: '네트워크(공유) 폴더예요. 연결이 끊기면 저장할 수 없고, 느릴 수 있어요.',
};

const temporary: FolderFinding = {
  kind: 'temporary',
  weight: 'warning',
  isCertain: true,
  what: '임시 폴더예요. 컴퓨터를 끄거나 정리할 때 자료가 지워질 수 있어요.',
  todo: localAdvice,
};

function windowsFindings(facts: FolderFacts): FolderFinding[] {
  const folder = windowsName(facts.path);
  const real = windowsName(facts.realPath);
  const env = (name: string) => variable(facts.environment, name);
  const isBelowVariable = (name: string) => {
    const value = env(name);
    return value !== '' && (isBelow(folder, windowsName(value)) || isBelow(real, windowsName(value)));
  };
  const found: FolderFinding[] = [];
  const drive = /^([a-z]):/.exec(folder)?.[1] ?? null;

  if (isBelow(folder, '\\\\tsclient') || isBelow(real, '\\\\tsclient'))
    found.push({
      kind: 'remoteClientDrive',
      weight: 'warning',
      isCertain: true,
      what: '원격으로 접속한 내 컴퓨터의 드라이브예요. 원격 연결이 끊기면 저장할 수 없어요.',
      todo: '원격 컴퓨터 안에 남는 폴더를 고르거나, 내 컴퓨터에서 프로그램을 실행해 주세요.',
    });
  else if (folder.startsWith('\\\\') || real.startsWith('\\\\')) found.push(certainNetwork);
  else if (drive && env('HOMESHARE') && windowsName(env('HOMEDRIVE')) === `${drive}:`)
    found.push({
      ...network,
      kind: 'perhapsNetwork',
      isCertain: false,
      what: `${drive.toUpperCase()}: 드라이브는 기관 서버에 연결된 개인 폴더로 보여요. 연결이 끊기면 저장할 수 없어요.`,
    });

  if (['TEMP', 'TMP'].some(isBelowVariable) || /^[a-z]:\\(windows\\temp|temp|tmp)(\\|$)/.test(folder))
    found.push(temporary);
  if (isBelowVariable('APPDATA'))
    found.push({
      kind: 'roamingProfile',
      weight: 'warning',
      isCertain: false,
      what: '로밍 프로필 폴더예요. 기관 설정에 따라 로그인·로그오프할 때마다 서버와 맞추느라 늦어지거나, 예전 내용으로 덮일 수 있어요.',
      todo: localAdvice,
    });
  if (drive === 'a' || drive === 'b')
    found.push({ ...removable, isCertain: true, what: '빼낼 수 있는 디스크 드라이브예요.' });
  else if (drive && !real.startsWith('\\\\') && drive !== systemDrive(facts.environment))
    found.push({
      ...removable,
      kind: 'perhapsRemovable',
      weight: 'note',
      isCertain: false,
      what: `${drive.toUpperCase()}: 드라이브가 컴퓨터 안의 디스크인지 USB인지는 프로그램이 확인하지 못해요.`,
      todo: 'USB나 외장 디스크라면 다른 폴더를 골라 주세요. 빼면 자료를 열 수 없어요.',
    });
  if (facts.path.length > longestWindowsPath)
    found.push({
      kind: 'longPath',
      weight: 'warning',
      isCertain: true,
      what: '폴더의 위치 이름이 길어요. Windows에서 260자를 넘는 파일은 다른 프로그램으로 복사하거나 열지 못할 수 있어요.',
      todo: '드라이브 바로 아래처럼 위치가 짧은 폴더를 골라 주세요.',
    });
  return found;
}

const removable: FolderFinding = {
  kind: 'removable',
  weight: 'warning',
  isCertain: true,
  what: 'USB처럼 빼낼 수 있는 디스크예요. 빼거나 잃어버리면 자료를 열 수 없어요.',
  todo: `${localAdvice} 옮기려면 사본 저장(.baljugil)을 쓰세요.`,
};

const memoryTypes = ['tmpfs', 'ramfs', 'devtmpfs'];
const liveTypes = ['overlay', 'aufs', 'squashfs'];
const networkTypes = [
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'ncpfs',
  'afs',
  'ceph',
  '9p',
  'davfs',
  'fuse.sshfs',
  'fuse.davfs2',
  'fuse.davfs',
  'fuse.gvfsd-fuse',
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.glusterfs',
  'fuse.kio-fuse',
];
const fatTypes = ['vfat', 'msdos', 'exfat', 'fuse.exfat'];
/** Disks that only happen to be driven by a program: NTFS most of all. */
const fuseDisks = ['fuse.ntfs', 'fuse.ntfs-3g', 'fuse.fuseblk'];

function linuxFindings({ path, realPath, mount, environment }: FolderFacts): FolderFinding[] {
  const found: FolderFinding[] = [];
  const temporaryFolders = ['/tmp', '/var/tmp', '/dev/shm', variable(environment, 'TMPDIR')].filter(Boolean);
  if (temporaryFolders.some((one) => isBelow(path, one, '/') || isBelow(realPath, one, '/')))
    found.push(temporary);
  if (!mount) return found;
  if (memoryTypes.includes(mount.type))
    found.push({
      kind: 'memoryDisk',
      weight: 'warning',
      isCertain: true,
      what: '메모리에만 있는 디스크예요. 컴퓨터를 끄면 자료가 모두 사라져요.',
      todo: localAdvice,
    });
  if (liveTypes.includes(mount.type))
    found.push({
      kind: 'liveSystem',
      weight: 'warning',
      isCertain: false,
      what: '시작할 때마다 처음으로 되돌아가는 시스템(라이브 시스템·컨테이너)으로 보여요. 끄면 자료가 사라질 수 있어요.',
      todo: `계속 남는 디스크의 폴더를 골라 주세요. ${backupAdvice}`,
    });
  if (networkTypes.includes(mount.type)) found.push(certainNetwork);
  else if (mount.type.startsWith('fuse.') && ![...fatTypes, ...fuseDisks].includes(mount.type))
    found.push({
      kind: 'unknownFileSystem',
      weight: 'warning',
      isCertain: false,
      what: `다른 프로그램이 보여 주는 폴더예요(${mount.type}). 네트워크나 클라우드에 있을 수 있어요.`,
      todo: localAdvice,
    });
  if (fatTypes.includes(mount.type))
    found.push({
      kind: 'simpleFileSystem',
      weight: 'warning',
      isCertain: true,
      what: 'USB에 흔히 쓰는 FAT 형식의 디스크예요. 쓰는 중에 빼거나 전원이 나가면 디스크 전체가 손상될 수 있어요.',
      todo: `${localAdvice} ${backupAdvice}`,
    });
  if (mount.isRemovable) found.push(removable);
  else if (/^\/(media|run\/media)\//.test(`${mount.mountPoint}/`))
    found.push({ ...removable, kind: 'perhapsRemovable', isCertain: false });
  return found;
}

function macFindings({ path, realPath, environment }: FolderFacts): FolderFinding[] {
  const found: FolderFinding[] = [];
  const folders = ['/tmp', '/private/tmp', '/private/var/folders', variable(environment, 'TMPDIR')];
  if (folders.filter(Boolean).some((one) => isBelow(path, one, '/') || isBelow(realPath, one, '/')))
    found.push(temporary);
  if (isBelow(realPath, '/Volumes', '/'))
    found.push({
      ...removable,
      kind: 'perhapsRemovable',
      isCertain: false,
      what: '외장 디스크나 네트워크 폴더로 보여요. 빼거나 연결이 끊기면 자료를 열 수 없어요.',
    });
  return found;
}

const syncedNames =
  /^(onedrive( - .+)?|dropbox( .+)?|google drive|googledrive|icloud ?drive|naver mybox|네이버 mybox|mybox|box sync)$/i;

/** Folders a program copies to a cloud: what one writes down whole the other may take half. */
function syncedFindings(facts: FolderFacts): FolderFinding[] {
  const isWindows = facts.platform === 'windows';
  const separator = isWindows ? '\\' : '/';
  const name = (text: string) => (isWindows ? windowsName(text) : text);
  const folders = [facts.path, facts.realPath].map(name);
  const known = [
    ...['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'].map((one) => variable(facts.environment, one)),
    ...(facts.platform === 'mac'
      ? [`${facts.home}/Library/Mobile Documents`, `${facts.home}/Library/CloudStorage`]
      : []),
  ].filter((one) => one !== '');
  const isKnown = known.some((one) => folders.some((folder) => isBelow(folder, name(one), separator)));
  const isNamed = folders.some((folder) => folder.split(separator).some((part) => syncedNames.test(part)));
  if (!isKnown && !isNamed) return [];
  return [
    {
      kind: 'synced',
      weight: 'warning',
      isCertain: isKnown,
      what: '클라우드와 맞추는 폴더예요. 자료가 이 컴퓨터 밖으로 나가고, 쓰는 중인 파일이 엇갈려 손상될 수 있어요.',
      todo: '클라우드와 맞추지 않는 폴더를 골라 주세요. 비공개 사업 자료라면 기관의 보안 지침을 먼저 확인하세요.',
    },
  ];
}

const resetAdvice =
  '로그오프하면 이 컴퓨터의 디스크를 비우는지 전산 담당자에게 물어보고, 비운다면 계속 남는 개인 드라이브를 골라 주세요.';

/** Virtual desktops and remote sessions, by variables their makers document. None of them tells that a disk is emptied. */
function sessionFindings({ environment, platform }: FolderFacts): FolderFinding[] {
  if (platform !== 'windows') return [];
  const session = variable(environment, 'SESSIONNAME').toLowerCase();
  const isHorizon = Object.keys(environment).some((name) => /^viewclient_/i.test(name));
  if (isHorizon || session.startsWith('ica-'))
    return [
      {
        kind: 'virtualDesktop',
        weight: 'warning',
        isCertain: false,
        what: `가상 데스크톱(VDI)으로 보여요${isHorizon ? '(Horizon)' : '(Citrix)'}. 로그오프하면 디스크가 처음으로 되돌아가는 곳이 많아요.`,
        todo: resetAdvice,
      },
    ];
  if (session.startsWith('rdp-'))
    return [
      {
        kind: 'remoteSession',
        weight: 'note',
        isCertain: false,
        what: '원격 데스크톱으로 접속해 있어요. 자료는 지금 보이는 원격 컴퓨터에 저장돼요.',
        todo: resetAdvice,
      },
    ];
  return [];
}

/** A Windows path to compare: lower case, backslashes, without the prefix for long paths or a slash at the end. */
function windowsName(text: string): string {
  return text
    .replaceAll('/', '\\')
    .toLowerCase()
    .replace(/^\\\\[?.]\\unc\\/, '\\\\')
    .replace(/^\\\\[?.]\\/, '')
    .replace(/\\+$/, '');
}

function isBelow(folder: string, parent: string, separator = '\\'): boolean {
  const above = parent.endsWith(separator) ? parent.slice(0, -1) : parent;
  return folder === above || folder.startsWith(`${above}${separator}`);
}

function systemDrive(environment: FolderFacts['environment']): string {
  return (variable(environment, 'SystemDrive') || 'C:').slice(0, 1).toLowerCase();
}

/** Windows does not mind the case of a variable's name. */
function variable(environment: FolderFacts['environment'], name: string): string {
  const found = Object.keys(environment).find((one) => one.toLowerCase() === name.toLowerCase());
  return (found === undefined ? '' : environment[found]) ?? '';
}

/** The mount a folder lies on, from the text of `/proc/self/mountinfo`; `null` when none is named. */
export function mountOf(
  folder: string,
  mountInfo: string,
): (Pick<Mount, 'type' | 'mountPoint'> & { device: string }) | null {
  let best: (Pick<Mount, 'type' | 'mountPoint'> & { device: string }) | null = null;
  for (const line of mountInfo.split('\n')) {
    // proc(5): id parent major:minor root mount-point options optional… - type source super-options
    const [before = '', after = ''] = line.split(' - ');
    const [, , device, , point] = before.split(' ');
    const type = after.split(' ')[0];
    if (!device || !point || !type) continue;
    const mountPoint = point.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    // Of mounts on one place the later covers the earlier.
    if (
      isBelow(folder, mountPoint === '/' ? '' : mountPoint, '/') &&
      mountPoint.length >= (best?.mountPoint.length ?? 0)
    )
      best = { type, mountPoint, device };
  }
  return best;
}
