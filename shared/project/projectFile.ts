import { type Archive, type ArchiveProblem, readArchive } from '../archive/readArchive';
import { writeArchive } from '../archive/writeArchive';
import { fail, ok, type Result } from '../ipc/failure';
import { inputProblems } from '../ipc/inputProblems';
import { strictJson } from '../json/strictJson';
import { z } from '../zod';
import { currentFormatVersion, type Project, projectSchema } from './project';
import { migrateProject } from './projectMigrations';

/**
 * A `.baljugil`: one ZIP file any archiver opens. `mimetype` comes first and unpacked, so that the kind of file is
 * readable at byte 38; `manifest.json` names every further entry with its size and SHA-256.
 */

export const projectFileExtension = '.baljugil';
export const projectMediaType = 'application/vnd.baljugil.project+zip';

/** Lower-case hexadecimal SHA-256. */
export type Sha256 = (bytes: Uint8Array) => string;

const manifestSchema = z.object({
  formatVersion: z.int().min(1),
  projectId: z.string(),
  /** ISO instant at which the file was made. */
  createdAt: z.string(),
  /** Version of the product that made it. */
  appVersion: z.string(),
  entries: z
    .array(
      z.object({
        name: z.string(),
        sizeBytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(2_000),
});
type Manifest = z.infer<typeof manifestSchema>;

// A reader takes an entry that unpacks more than 200 times for an attack, so such a one is stored as it is.
const packedAtMost = 100;
const largestPackedBytes = 1_048_576;

/** The project as the bytes of a `.baljugil`; the same arguments give the same bytes. */
export function packProjectFile(
  project: Project,
  { now, appVersion, sha256 }: { now: Date; appVersion: string; sha256: Sha256 },
): Uint8Array {
  const encoder = new TextEncoder();
  const contents = encoder.encode(JSON.stringify(project));
  const manifest: Manifest = {
    formatVersion: project.formatVersion,
    projectId: project.id,
    createdAt: now.toISOString(),
    appVersion,
    entries: [{ name: 'project.json', sizeBytes: contents.length, sha256: sha256(contents) }],
  };
  const pack = (method: 'store' | 'deflate') =>
    writeArchive([
      { name: 'mimetype', bytes: encoder.encode(projectMediaType), method: 'store' },
      { name: 'manifest.json', bytes: encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`) },
      { name: 'project.json', bytes: contents, method },
    ]);
  const packed = pack('deflate');
  const isSuspicious = contents.length > largestPackedBytes && contents.length > packed.length * packedAtMost;
  return isSuspicious ? pack('store') : packed;
}

/**
 * Reads a `.baljugil`. Anything but a complete, unchanged project file of this or an older version is refused:
 * `notProjectFile`, `newerVersion` or `projectFileDamaged` with a Korean sentence in `detail`.
 */
export function readProjectFile(
  bytes: Uint8Array,
  fileName: string,
  { sha256 }: { sha256: Sha256 },
): Result<Project> {
  const damaged = (detail: string) => fail({ type: 'projectFileDamaged', fileName, detail });
  const isOurs = startsAsProjectFile(bytes);
  const opened = readArchive(bytes);
  if (!opened.ok) {
    const { type } = opened.problem;
    if (type === 'empty') return fail({ type: 'notProjectFile', fileName, reason: 'empty' });
    if (type === 'notArchive') return fail({ type: 'notProjectFile', fileName, reason: 'notArchive' });
    return isOurs
      ? damaged(archiveProblem(opened.problem))
      : fail({ type: 'notProjectFile', fileName, reason: 'otherArchive' });
  }
  if (!isOurs || opened.archive.entries[0]?.name !== 'mimetype')
    return fail({ type: 'notProjectFile', fileName, reason: 'otherArchive' });

  const manifest = readManifest(opened.archive, fileName);
  if (!manifest.ok) return manifest;
  const contents = provenEntries(opened.archive, manifest.value, sha256);
  if (!contents.ok) return damaged(contents.detail);
  const json = strictJson(contents.projectJson);
  if (!json.ok) return damaged(json.detail);
  const migrated = migrateProject(json.value);
  if (migrated.kind === 'newer') return newer(fileName, migrated.version);
  if (migrated.kind === 'unrecognised') return damaged('사업 자료의 버전을 알 수 없어요.');
  const project = projectSchema.safeParse(migrated.value);
  if (!project.success) {
    const [first] = inputProblems(project.error);
    return damaged(`사업 자료의 ${first?.path || '내용'}: ${first?.message ?? '형식과 달라요.'}`);
  }
  if (project.data.id !== manifest.value.projectId) return damaged('파일 목록과 사업 자료의 번호가 달라요.');
  const twice = repeatedId(project.data);
  return twice === null ? ok(project.data) : damaged(`같은 번호가 두 번 쓰였어요. (${twice.slice(0, 100)})`);
}

function newer(fileName: string, version: number) {
  return fail({ type: 'newerVersion', fileName, version, supported: currentFormatVersion });
}

function startsAsProjectFile(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(30, 38 + projectMediaType.length));
  return start === `mimetype${projectMediaType}`;
}

function readManifest(archive: Archive, fileName: string): Result<Manifest> {
  const damaged = (detail: string) => fail({ type: 'projectFileDamaged', fileName, detail });
  const entry = archive.read('manifest.json');
  if (!entry.ok) return damaged(`파일 목록(manifest.json): ${archiveProblem(entry.problem)}`);
  const json = strictJson(entry.bytes);
  if (!json.ok) return damaged(`파일 목록(manifest.json): ${json.detail}`);
  // Asked before anything else: a later version may look different in everything but this.
  const version = z.object({ formatVersion: z.int() }).safeParse(json.value);
  if (version.success && version.data.formatVersion > currentFormatVersion)
    return newer(fileName, version.data.formatVersion);
  const manifest = manifestSchema.safeParse(json.value);
  return manifest.success ? ok(manifest.data) : damaged('파일 목록(manifest.json)이 형식과 달라요.');
}

type ProvenEntries = { ok: true; projectJson: Uint8Array } | { ok: false; detail: string };

/** Compares the archive with its manifest: the same entries, each with the size and the hash written there. */
function provenEntries(archive: Archive, manifest: Manifest, sha256: Sha256): ProvenEntries {
  const refuse = (detail: string): ProvenEntries => ({ ok: false, detail });
  const listed = new Map(manifest.entries.map((one) => [one.name, one]));
  if (listed.size !== manifest.entries.length) return refuse('파일 목록에 같은 항목이 두 번 있어요.');
  const present = archive.entries.map((one) => one.name).slice(1);
  const extra = present.find((name) => name !== 'manifest.json' && !listed.has(name));
  if (extra !== undefined) return refuse(`파일 목록에 없는 항목이 들어 있어요. (${extra.slice(0, 100)})`);
  let projectJson: Uint8Array | null = null;
  for (const { name, sizeBytes, sha256: expected } of manifest.entries) {
    const entry = archive.read(name);
    if (!entry.ok) return refuse(`${name.slice(0, 100)}: ${archiveProblem(entry.problem)}`);
    if (entry.bytes.length !== sizeBytes || sha256(entry.bytes) !== expected)
      return refuse(`${name}: 내용이 저장할 때와 달라요.`);
    if (name === 'project.json') projectJson = entry.bytes;
  }
  return projectJson ? { ok: true, projectJson } : refuse('사업 자료(project.json)가 들어 있지 않아요.');
}

function archiveProblem({ type }: ArchiveProblem): string {
  switch (type) {
    case 'tooLarge':
    case 'tooManyEntries':
      return '안전하게 읽을 수 있는 크기를 넘어요.';
    case 'unsafeName':
    case 'link':
      return '쓸 수 없는 이름의 항목이 들어 있어요.';
    case 'duplicateName':
      return '같은 이름의 항목이 두 번 들어 있어요.';
    case 'encrypted':
      return '다른 프로그램으로 암호화되어 있어요.';
    case 'unsupported':
      return '이 프로그램이 만들지 않는 방식으로 압축되어 있어요.';
    case 'missing':
      return '들어 있지 않아요.';
    case 'empty':
    case 'notArchive':
    case 'damaged':
      return '파일이 잘렸거나 내용이 바뀌었어요.';
  }
}

/** An id that stands for two things, where one is meant. */
function repeatedId(project: Project): string | null {
  const groups = [
    project.requirements.map((one) => one.id),
    project.chapters.map((one) => one.id),
    project.chapters.flatMap((one) => one.sections.map((section) => section.id)),
  ];
  for (const ids of groups) {
    const seen = new Set<string>();
    for (const id of ids) {
      if (seen.has(id)) return id;
      seen.add(id);
    }
  }
  return null;
}
