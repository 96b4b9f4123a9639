import {
  type Evidence,
  evidenceBytes,
  evidenceCountLimit,
  evidenceTotalLimitBytes,
  isAttachedTo,
} from '../../../shared/evidence/evidence';
import { evidenceFileName } from '../../../shared/evidence/evidenceFileName';
import {
  isOpenable,
  type RecognizedEvidence,
  recognizeEvidence,
} from '../../../shared/evidence/recognizeEvidence';
import type { Input, ListedEvidence, Output, RefusedEvidence } from '../../../shared/ipc/calls';
import { type Failure, fail, ok, type Result } from '../../../shared/ipc/failure';
import { josa } from '../../../shared/korean/josa';
import type { Operation } from '../../../shared/project/operations';
import type { Project } from '../../../shared/project/project';
import type { EvidenceFolder } from '../../storage/evidenceFolder';
import type { ProjectStore } from '../../storage/projectStore';
import { replaceFile } from '../../storage/replaceFile';
import type { FileTokens, ReadableFile } from '../fileTokens';
import type { Host } from '../host';
import type { OpenedCopies } from '../openedCopies';
import type { Handlers } from '../router';

export type EvidenceHandlers = Pick<
  Handlers,
  'evidence.attach' | 'evidence.list' | 'evidence.open' | 'evidence.saveCopy' | 'evidence.recover'
>;

export interface EvidenceWork {
  store: ProjectStore;
  tokens: FileTokens;
  evidenceOf: (projectId: string) => EvidenceFolder;
  /** Bytes the backups hold; `null` when they do not hold them or not unchanged. */
  fromBackups: (projectId: string, one: Evidence) => Promise<Uint8Array | null>;
  copies: OpenedCopies;
  host: Pick<Host, 'openFile'>;
  /** Told of every project that has changed. */
  changed: (projectId: string) => void;
  now: () => Date;
  newId: () => string;
}

export function evidenceHandlers(work: EvidenceWork): EvidenceHandlers {
  const { store, tokens, evidenceOf, fromBackups, copies, host, changed } = work;
  const turns = new Map<string, Promise<unknown>>();

  /** One after the other: each counts what the one before it has added. */
  function inTurn<T>(projectId: string, run: () => Promise<T>): Promise<T> {
    const turn = (turns.get(projectId) ?? Promise.resolve()).then(run, run);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    turns.set(projectId, settled);
    void settled.then(() => turns.get(projectId) === settled && turns.delete(projectId));
    return turn;
  }

  async function attach(given: Input<'evidence.attach'>): Promise<Result<Output<'evidence.attach'>>> {
    const { projectId, revision, files } = given;
    const writable = await store.checkWritable(projectId);
    if (!writable.ok) return writable;
    const stored = await store.read(projectId);
    if (!stored.ok) return stored;
    const { project } = stored.value;
    if (stored.value.revision !== revision) return fail({ type: 'revisionMismatch', projectId });
    const taken: Taken = { evidence: [], added: [], notes: [] };
    const refused: RefusedEvidence[] = [];
    for (const token of files) {
      const file = tokens.file(token);
      const failure = file.ok ? await take(project, file.value, given, taken) : file.failure;
      if (failure) refused.push({ fileName: file.ok ? evidenceFileName(file.value.name) : '', failure });
    }
    if (taken.evidence.length === 0) return ok({ change: null, refused, notes: taken.notes });
    const items = taken.evidence.map((evidence, index) => ({
      index: project.evidence.length + index,
      evidence,
    }));
    const operations: Operation[] = [{ type: 'addEvidence', items }];
    const applied = await store.apply(projectId, revision, operations);
    if (!applied.ok) {
      // After a failure of the disk the change may still be found there, and then its bytes must be.
      if (['revisionMismatch', 'operationRejected', 'readOnlyProject'].includes(applied.failure.type))
        await evidenceOf(projectId).forget(taken.added);
      return applied;
    }
    changed(projectId);
    return ok({ change: { ...applied.value, operations }, refused, notes: taken.notes });
  }

  /** Copies one file in and notes it in `taken`; answers why it was not taken. */
  async function take(
    project: Project,
    file: ReadableFile,
    { projectId, attachedTo }: Input<'evidence.attach'>,
    taken: Taken,
  ): Promise<Failure | null> {
    const fileName = evidenceFileName(file.name);
    const present = [...project.evidence, ...taken.evidence];
    if (present.length >= evidenceCountLimit)
      return { type: 'tooManyEvidence', fileName, limit: evidenceCountLimit };
    let recognized: RecognizedEvidence = { isRunnable: false, mediaType: null, wrappedBy: null };
    const folder = evidenceOf(projectId);
    const kept = await folder.keep({ ...file, name: fileName }, (head) => {
      recognized = recognizeEvidence(fileName, head);
      return recognized.isRunnable ? { type: 'runnableFile', fileName } : null;
    });
    if (!kept.ok) return kept.failure;
    const { sha256, sizeBytes, isNew } = kept.value;
    const evidence: Evidence = {
      id: work.newId(),
      fileName,
      sha256,
      sizeBytes,
      mediaType: recognized.mediaType,
      wrappedBy: recognized.wrappedBy,
      addedAt: work.now().toISOString(),
      note: '',
      attachedTo,
    };
    const same = present.find((one) => one.sha256 === sha256 && isAttachedTo(one, attachedTo));
    if (same) return { type: 'evidenceAttached', fileName };
    if (evidenceBytes([...present, evidence]) > evidenceTotalLimitBytes) {
      if (isNew) await folder.forget([sha256]);
      return { type: 'evidenceFull', fileName, limitMegabytes: evidenceTotalLimitBytes / 1_048_576 };
    }
    taken.evidence.push(evidence);
    if (isNew) taken.added.push(sha256);
    if (evidence.wrappedBy !== null)
      taken.notes.push(
        `${josa(fileName, '은/는')} 문서보안(DRM) ‘${evidence.wrappedBy}’ 상태 그대로 붙였어요. 보안이 풀리는 PC에서만 열려요.`,
      );
    return null;
  }

  async function list(project: Project, thorough: boolean): Promise<ListedEvidence[]> {
    const folder = evidenceOf(project.id);
    const states = new Map<string, ListedEvidence['state']>();
    const listed: ListedEvidence[] = [];
    for (const one of project.evidence) {
      const state = states.get(one.sha256) ?? (await folder.state(one, { thorough }));
      states.set(one.sha256, state);
      listed.push({ ...one, state });
    }
    return listed;
  }

  async function bytesOf(
    projectId: string,
    evidenceId: string,
  ): Promise<Result<{ one: Evidence; bytes: Uint8Array }>> {
    const stored = await store.read(projectId);
    if (!stored.ok) return stored;
    const one = stored.value.project.evidence.find(({ id }) => id === evidenceId);
    if (!one) return fail({ type: 'evidenceNotFound' });
    const bytes = await evidenceOf(projectId).read(one);
    return bytes.ok ? ok({ one, bytes: bytes.value }) : bytes;
  }

  return {
    'evidence.attach': (given) => inTurn(given.projectId, () => attach(given)),

    'evidence.list': async ({ projectId, thorough = false }) => {
      const stored = await store.read(projectId);
      if (!stored.ok) return stored;
      const { project } = stored.value;
      return ok({
        evidence: await list(project, thorough),
        usedBytes: evidenceBytes(project.evidence),
        limitBytes: evidenceTotalLimitBytes,
      });
    },

    'evidence.open': async ({ projectId, evidenceId }) => {
      const found = await bytesOf(projectId, evidenceId);
      if (!found.ok) return found;
      const { one, bytes } = found.value;
      // What the file is now decides, not what was written down when it came, perhaps in somebody else's program.
      const { mediaType, isRunnable } = recognizeEvidence(one.fileName, bytes.subarray(0, 1_048_576));
      if (isRunnable || !isOpenable({ fileName: one.fileName, mediaType }))
        return fail({ type: 'notOpenable', fileName: one.fileName });
      if (!host.openFile) return fail({ type: 'notAvailableHere', what: '파일 열기' });
      const copy = await copies.make(one.fileName, bytes);
      if (!copy.ok) return copy;
      return (await host.openFile(copy.value))
        ? ok(null)
        : fail({ type: 'notAvailableHere', what: '파일 열기' });
    },

    'evidence.saveCopy': async ({ projectId, evidenceId, target }) => {
      const place = tokens.target(target);
      if (!place.ok) return place;
      const found = await bytesOf(projectId, evidenceId);
      if (!found.ok) return found;
      const written = await replaceFile(place.value, found.value.bytes);
      if (!written.ok) return written;
      const { sizeBytes, sha256 } = written.value;
      return ok({ file: tokens.giveSaved(place.value, sizeBytes), sizeBytes, sha256, notes: [] });
    },

    'evidence.recover': ({ projectId }) =>
      inTurn(projectId, async () => {
        const writable = await store.checkWritable(projectId);
        if (!writable.ok) return writable;
        const stored = await store.read(projectId);
        if (!stored.ok) return stored;
        const { project } = stored.value;
        let recovered = 0;
        let lost = 0;
        for (const one of await list(project, true)) {
          if (one.state === 'there') continue;
          const bytes = await fromBackups(projectId, one);
          if (!bytes) {
            lost += 1;
            continue;
          }
          const kept = await evidenceOf(projectId).keepBytes([{ sha256: one.sha256, bytes }]);
          if (!kept.ok) return kept;
          recovered += 1;
        }
        return ok({ recovered, lost });
      }),
  };
}

interface Taken {
  evidence: Evidence[];
  /** Hashes of bytes that were not here before. */
  added: string[];
  notes: string[];
}
