import path from 'node:path';
import { ok } from '../../../shared/ipc/failure';
import { evidenceInFile } from '../../exchange/evidenceInFile';
import { projectFileLimitBytes } from '../../storage/projectFiles';
import { readFileSafely } from '../../storage/readFileSafely';
import { sha256 } from '../../storage/sha256';
import type { Command } from '../command';
import { readInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

export const verifyCommand: Command = {
  name: 'verify',
  summary: '사업 파일이 저장할 때 그대로인지, 변경 기록이 빠짐없이 이어지는지 확인해요.',
  input: projectInput,
  options: [passwordOption],
  answer:
    '`file`(경로·크기·SHA-256), `fileVersion`, `isLocked`, `projectId`, `projectName`, `revision`, `parentHash`, `savedBy`, `savedAt`, `requirementCount`, `historyCount`, `evidenceCount`, `missingEvidence`(사업에는 있으나 파일에 내용이 없는 증빙의 이름)',
  async run(given, context) {
    const source = context.resolve(given.input);
    const opened = await readInput(given, context);
    if (!opened.ok) return opened;
    const { fileSystem } = context;
    const bytes = await readFileSafely(source, { limitBytes: projectFileLimitBytes, fileSystem });
    if (!bytes.ok) return bytes;
    const { project, place, history, evidence, fileVersion, isLocked, savedBy, savedAt } = opened.value;
    const digest = sha256(bytes.value);
    const missing = evidenceInFile(project, evidence).filter((one) => !one.isCarried);
    return ok({
      json: {
        file: { path: source, sizeBytes: bytes.value.length, sha256: digest },
        fileVersion,
        isLocked,
        projectId: project.id,
        projectName: project.facts.projectName,
        revision: place?.revision ?? null,
        parentHash: place?.link ?? null,
        savedBy,
        savedAt,
        requirementCount: project.requirements.length,
        historyCount: history.length,
        evidenceCount: project.evidence.length,
        missingEvidence: missing.map((one) => one.fileName),
      },
      lines: [
        `${path.basename(source)}: 온전해요.`,
        `사업: ${project.facts.projectName} (요구사항 ${project.requirements.length}건)`,
        `저장: ${savedAt}${savedBy === '' ? '' : ` · ${savedBy}`}`,
        `변경 기록: ${history.length}건이 빠짐없이 이어져요.`,
        `증빙 파일: ${project.evidence.length}개${missing.length === 0 ? '' : ` (내용이 없는 것 ${missing.length}개)`}`,
        ...missing.map((one) => `- 내용이 파일에 없어요: ${one.fileName}`),
        `확인값(SHA-256): ${digest}`,
      ],
    });
  },
};
