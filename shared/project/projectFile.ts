import {
  type Archive,
  type ArchiveProblem,
  defaultArchiveLimits,
  type RawEntry,
  readArchive,
} from '../archive/readArchive';
import { type NewEntry, writeArchive } from '../archive/writeArchive';
import { cleanLine } from '../document/text';
import { evidenceTotalLimitBytes } from '../evidence/evidence';
import {
  carriedLines,
  type HistoryEntry,
  linkSchema,
  originLink,
  type Place,
  readHistory,
  type Sha256,
  writeHistory,
} from '../exchange/history';
import { fail, ok, type Result } from '../ipc/failure';
import { inputProblems } from '../ipc/inputProblems';
import { strictJson } from '../json/strictJson';
import { z } from '../zod';
import { currentFormatVersion, type Project, projectSchema } from './project';
import { migrateProject } from './projectMigrations';
import { repeatedId } from './repeatedId';

/**
 * A `.baljugil`: one ZIP file any archiver opens. `mimetype` comes first and unpacked, so that the kind of file is
 * readable at byte 38; `manifest.json` names every further entry with its size and SHA-256. Besides `project.json` a file
 * carries the newest changes (`history.ndjson`) and evidence (`att/<sha256>`), since version 2.
 */

export const projectFileExtension = '.baljugil';
export const projectMediaType = 'application/vnd.baljugil.project+zip';

/** Version of the file as a whole; the project inside has its own, `currentFormatVersion`. */
export const currentFileVersion = 2;

/** What a reader takes in all: evidence, which lies in the file unpacked, and three packed parts. */
const projectFileUnpackedBytes = evidenceTotalLimitBytes + 3 * defaultArchiveLimits.entryBytes;

export type { Sha256 } from '../exchange/history';

const entriesSchema = z
  .array(z.object({ name: z.string(), sizeBytes: z.int().min(0), sha256: linkSchema }))
  // Two fewer than a reader takes: `mimetype` and the manifest itself.
  .max(1_998);

const manifestSchema = z.discriminatedUnion('formatVersion', [
  z.object({
    formatVersion: z.literal(1),
    projectId: z.string(),
    /** ISO instant at which the file was made. */
    createdAt: z.string(),
    /** Version of the product that made it. */
    appVersion: z.string(),
    entries: entriesSchema,
  }),
  z.object({
    formatVersion: z.literal(2),
    projectId: z.string(),
    /** How many changes the project has gone through. */
    revision: z.int().min(0),
    /** Link of the last of them: what the project stands on. */
    parentHash: linkSchema,
    /** Name of the person or account that made the file. */
    savedBy: z.string().max(200),
    /** ISO instant at which the file was made. */
    savedAt: z.string().max(40),
    appVersion: z.string().max(100),
    /** Version of the reference content the program had. */
    contentVersion: z.string().max(100),
    entries: entriesSchema,
  }),
]);
type Manifest = z.infer<typeof manifestSchema>;

/** The bytes of a file kept as proof; the project says under which name and for what. */
export interface EvidenceBytes {
  sha256: string;
  bytes: Uint8Array;
}

/** Everything a `.baljugil` holds, each part proven by its hash. */
export interface ProjectFile {
  project: Project;
  fileVersion: Manifest['formatVersion'];
  /** ISO instant, as far as the file says the truth about it. */
  savedAt: string;
  /** Empty when the file does not say. */
  savedBy: string;
  appVersion: string;
  contentVersion: string;
  /** `null` in files of version 1, which say nothing about it. */
  place: Place | null;
  /** Oldest first, ending at `place`; fewer than the project went through when it went through many. */
  history: HistoryEntry[];
  evidence: EvidenceBytes[];
}

export interface PackOptions {
  now: Date;
  appVersion: string;
  sha256: Sha256;
  contentVersion?: string;
  savedBy?: string;
  /** Absent for a project that was never changed. */
  place?: Place;
  /** Lines of the journal, oldest first and ending at `place`; the newest that fit are taken along. */
  history?: readonly { line: Uint8Array }[];
  evidence?: readonly EvidenceBytes[];
}

// A reader takes an entry that unpacks more than 200 times for an attack, so such a one is stored as it is.
const packedAtMost = 100;
const largestPackedBytes = 1_048_576;

/** The project, of this or an older format, as the bytes of a `.baljugil`; the same arguments give the same bytes. */
export function packProjectFile(
  project: Project | Record<string, unknown>,
  options: PackOptions,
): Uint8Array {
  const { now, appVersion, sha256, savedBy = '', evidence = [] } = options;
  const encoder = new TextEncoder();
  const projectId = String(project.id);
  const place = options.place ?? { revision: 0, link: originLink(projectId, sha256) };
  const lines = carriedLines(options.history ?? []);
  const entries: NewEntry[] = [
    { name: 'project.json', bytes: encoder.encode(JSON.stringify(project)) },
    ...(lines.length > 0 ? [{ name: 'history.ndjson', bytes: writeHistory(lines) }] : []),
    ...evidence.map((one): NewEntry => ({ name: `att/${one.sha256}`, bytes: one.bytes, method: 'store' })),
  ];
  const manifest: Manifest = {
    formatVersion: currentFileVersion,
    projectId,
    revision: place.revision,
    parentHash: place.link,
    savedBy: cleanLine(savedBy).slice(0, 200),
    savedAt: now.toISOString(),
    appVersion,
    contentVersion: options.contentVersion ?? appVersion,
    entries: entries.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length, sha256: sha256(bytes) })),
  };
  return writeArchive([
    { name: 'mimetype', bytes: encoder.encode(projectMediaType), method: 'store' },
    { name: 'manifest.json', bytes: encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`) },
    ...entries.map(readablyPacked),
  ]);
}

function readablyPacked(entry: NewEntry): NewEntry | RawEntry {
  if (entry.method === 'store' || entry.bytes.length <= largestPackedBytes) return entry;
  const alone = readArchive(writeArchive([entry]), { entryCount: 1 });
  const raw = alone.ok ? alone.archive.raw(entry.name) : null;
  return !raw || entry.bytes.length > raw.packed.length * packedAtMost ? { ...entry, method: 'store' } : raw;
}

/**
 * Reads a `.baljugil`. Anything but a complete, unchanged project file of this or an older version is refused:
 * `notProjectFile`, `newerVersion` or `projectFileDamaged` with a Korean sentence in `detail`.
 */
export function openProjectFile(
  bytes: Uint8Array,
  fileName: string,
  { sha256 }: { sha256: Sha256 },
): Result<ProjectFile> {
  const damaged = (detail: string) => fail({ type: 'projectFileDamaged', fileName, detail });
  const isOurs = startsAsProjectFile(bytes);
  const opened = readArchive(bytes, { totalBytes: projectFileUnpackedBytes });
  if (!opened.ok) {
    const { type } = opened.problem;
    if (type === 'empty') return fail({ type: 'notProjectFile', fileName, reason: 'empty' });
    if (type === 'notArchive') return fail({ type: 'notProjectFile', fileName, reason: 'notArchive' });
    return isOurs
      ? damaged(archiveProblemText(opened.problem))
      : fail({ type: 'notProjectFile', fileName, reason: 'otherArchive' });
  }
  if (!isOurs || opened.archive.entries[0]?.name !== 'mimetype')
    return fail({ type: 'notProjectFile', fileName, reason: 'otherArchive' });

  const manifest = readManifest(opened.archive, fileName);
  if (!manifest.ok) return manifest;
  const contents = provenEntries(opened.archive, manifest.value, sha256);
  if (!contents.ok) return damaged(contents.detail);
  const { projectJson, history, evidence } = contents;
  const project = readProject(projectJson, manifest.value.projectId, fileName);
  if (!project.ok) return project;
  const parts = { project: project.value, evidence, appVersion: cleanLine(manifest.value.appVersion) };
  if (manifest.value.formatVersion === 1) {
    const savedAt = instantOf(manifest.value.createdAt);
    return ok({
      ...parts,
      fileVersion: 1,
      savedAt,
      savedBy: '',
      contentVersion: '',
      place: null,
      history: [],
    });
  }
  const { revision, parentHash, savedAt, savedBy, contentVersion } = manifest.value;
  const place = { revision, link: parentHash };
  const changes = readHistory(history ?? new Uint8Array(), place, sha256);
  if (!changes.ok) return damaged(changes.detail);
  return ok({
    ...parts,
    fileVersion: 2,
    savedAt: instantOf(savedAt),
    savedBy: cleanLine(savedBy),
    contentVersion: cleanLine(contentVersion),
    place,
    history: changes.entries,
  });
}

/** The project of a `.baljugil`, read as strictly as `openProjectFile` does. */
export function readProjectFile(
  bytes: Uint8Array,
  fileName: string,
  options: { sha256: Sha256 },
): Result<Project> {
  const file = openProjectFile(bytes, fileName, options);
  return file.ok ? ok(file.value.project) : file;
}

function readProject(bytes: Uint8Array, projectId: string, fileName: string): Result<Project> {
  const damaged = (detail: string) => fail({ type: 'projectFileDamaged', fileName, detail });
  const json = strictJson(bytes);
  if (!json.ok) return damaged(json.detail);
  const migrated = migrateProject(json.value);
  if (migrated.kind === 'newer') return newer(fileName, migrated.version, currentFormatVersion);
  if (migrated.kind === 'unrecognised') return damaged('사업 자료의 버전을 알 수 없어요.');
  const project = projectSchema.safeParse(migrated.value);
  if (!project.success) {
    const [first] = inputProblems(project.error);
    return damaged(`사업 자료의 ${first?.path || '내용'}: ${first?.message ?? '형식과 달라요.'}`);
  }
  if (project.data.id !== projectId) return damaged('파일 목록과 사업 자료의 번호가 달라요.');
  const twice = repeatedId(project.data);
  return twice === null ? ok(project.data) : damaged(`같은 번호가 두 번 쓰였어요. (${twice.slice(0, 100)})`);
}

/** The same instant in the one spelling; empty when it is none. */
function instantOf(written: string): string {
  const time = Date.parse(written);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

function newer(fileName: string, version: number, supported: number) {
  return fail({ type: 'newerVersion', fileName, version, supported });
}

function startsAsProjectFile(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(30, 38 + projectMediaType.length));
  return start === `mimetype${projectMediaType}`;
}

function readManifest(archive: Archive, fileName: string): Result<Manifest> {
  const damaged = (detail: string) => fail({ type: 'projectFileDamaged', fileName, detail });
  const entry = archive.read('manifest.json');
  if (!entry.ok) return damaged(`파일 목록(manifest.json): ${archiveProblemText(entry.problem)}`);
  const json = strictJson(entry.bytes);
  if (!json.ok) return damaged(`파일 목록(manifest.json): ${json.detail}`);
  // Asked before anything else: a later version may look different in everything but this.
  const version = z.object({ formatVersion: z.int() }).safeParse(json.value);
  if (version.success && version.data.formatVersion > currentFileVersion)
    return newer(fileName, version.data.formatVersion, currentFileVersion);
  const manifest = manifestSchema.safeParse(json.value);
  return manifest.success ? ok(manifest.data) : damaged('파일 목록(manifest.json)이 형식과 달라요.');
}

type ProvenEntries =
  | { ok: true; projectJson: Uint8Array; history: Uint8Array | null; evidence: EvidenceBytes[] }
  | { ok: false; detail: string };

const knownEntries = ['project.json', 'history.ndjson'];
const evidenceName = /^att\/([0-9a-f]{64})$/;

/** Compares the archive with its manifest: the same entries, each with the size and the hash written there. */
function provenEntries(archive: Archive, manifest: Manifest, sha256: Sha256): ProvenEntries {
  const refuse = (detail: string): ProvenEntries => ({ ok: false, detail });
  const listed = new Map(manifest.entries.map((one) => [one.name, one]));
  if (listed.size !== manifest.entries.length) return refuse('파일 목록에 같은 항목이 두 번 있어요.');
  const present = archive.entries.map((one) => one.name).slice(1);
  const extra = present.find((name) => name !== 'manifest.json' && !listed.has(name));
  if (extra !== undefined) return refuse(`파일 목록에 없는 항목이 들어 있어요. (${extra.slice(0, 100)})`);
  let projectJson: Uint8Array | null = null;
  let history: Uint8Array | null = null;
  const evidence: EvidenceBytes[] = [];
  for (const { name, sizeBytes, sha256: expected } of manifest.entries) {
    // Nothing unknown is unpacked. Evidence is stored as it is, so that it takes no more memory than the file.
    const named = evidenceName.exec(name)?.[1];
    const isEvidence = named === expected && archive.raw(name)?.method !== 8;
    if (manifest.formatVersion !== 1 && !isEvidence && !knownEntries.includes(name))
      return refuse(`알 수 없는 항목이 들어 있어요. (${name.slice(0, 100)})`);
    const entry = archive.read(name);
    if (!entry.ok) return refuse(`${name.slice(0, 100)}: ${archiveProblemText(entry.problem)}`);
    if (entry.bytes.length !== sizeBytes || sha256(entry.bytes) !== expected)
      return refuse(`${name.slice(0, 100)}: 내용이 저장할 때와 달라요.`);
    if (name === 'project.json') projectJson = entry.bytes;
    else if (manifest.formatVersion === 1) continue;
    else if (name === 'history.ndjson') history = entry.bytes;
    else evidence.push({ sha256: expected, bytes: entry.bytes });
  }
  return projectJson
    ? { ok: true, projectJson, history, evidence }
    : refuse('사업 자료(project.json)가 들어 있지 않아요.');
}

/** What is wrong with an archive of ours, a Korean sentence. */
export function archiveProblemText({ type }: ArchiveProblem): string {
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
