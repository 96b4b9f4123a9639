import type { Evidence } from '../../shared/evidence/evidence';
import { roundNames } from '../../shared/inspection/inspectionItems';
import type { Project } from '../../shared/project/project';
import type { EvidenceBytes } from '../../shared/project/projectFile';
import { requirementNumber } from '../../shared/requirement/requirement';

/** A piece of evidence of a project file, and whether the file carries its bytes. Those it carries are proven. */
export interface EvidenceInFile extends Evidence {
  isCarried: boolean;
}

export function evidenceInFile(
  project: Pick<Project, 'evidence'>,
  carried: readonly Pick<EvidenceBytes, 'sha256'>[],
): EvidenceInFile[] {
  const hashes = new Set(carried.map((one) => one.sha256));
  return project.evidence.map((one) => ({ ...one, isCarried: hashes.has(one.sha256) }));
}

/** Korean lines, one for each piece. */
export function evidenceLines(project: Project, evidence: readonly EvidenceInFile[]): string[] {
  return evidence.map(({ fileName, sizeBytes, isCarried, wrappedBy, note, attachedTo }) =>
    [
      `${isCarried ? '있음' : '없음'}  ${fileName} (${sizeBytes.toLocaleString('ko-KR')}바이트)`,
      placeText(project, attachedTo),
      ...(wrappedBy === null ? [] : [`문서보안 ${wrappedBy}`]),
      ...(note === '' ? [] : [note.replaceAll('\n', ' ')]),
    ].join(' · '),
  );
}

function placeText(project: Project, place: Evidence['attachedTo']): string {
  switch (place.kind) {
    case 'project':
      return '사업 전체';
    case 'activity':
      return `활동 ${place.activityId}`;
    case 'requirement': {
      const found = project.requirements.find((one) => one.id === place.requirementId);
      return found ? requirementNumber(found, project.numbering.digits) : '지금은 없는 요구사항';
    }
    case 'inspection': {
      const found = project.requirements.find((one) =>
        one.acceptanceCriteria.some((criterion) => criterion.id === place.criterionId),
      );
      const where = found ? requirementNumber(found, project.numbering.digits) : '지금은 없는 검수기준';
      return `${roundNames[place.round]} ${where}`;
    }
  }
}
