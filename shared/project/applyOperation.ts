import { evidenceCountLimit } from '../evidence/evidence';
import { fail, ok, type Result } from '../ipc/failure';
import { requirementNumber } from '../requirement/requirement';
import { imageLimits } from './images';
import type { Operation } from './operations';
import { type Project, projectSchema } from './project';
import { migrateProject } from './projectMigrations';
import { repeatedId } from './repeatedId';

export interface AppliedOperation {
  project: Project;
  /** The operation that takes the new project back to the old one. */
  inverse: Operation;
}

type Outcome = Result<AppliedOperation>;

/**
 * Applies one operation to a project without changing the old value.
 * Fails with `operationRejected` when the operation names something the project does not have.
 */
export function applyOperation(project: Project, operation: Operation): Outcome {
  switch (operation.type) {
    case 'editFacts': {
      const facts = { ...project.facts, ...operation.changes };
      return done(
        { ...project, facts },
        { type: 'editFacts', changes: before(project.facts, operation.changes) },
      );
    }
    case 'addRequirements': {
      const requirements = [...project.requirements];
      const known = new Set(requirements.map((one) => one.id));
      for (const { index, requirement } of operation.items) {
        if (known.has(requirement.id))
          return reject(operation, `같은 요구사항(${requirement.id})이 이미 있습니다.`);
        if (index > requirements.length) return reject(operation, '넣을 자리가 목록 밖입니다.');
        known.add(requirement.id);
        requirements.splice(index, 0, requirement);
      }
      const ids = operation.items.map((one) => one.requirement.id);
      return done({ ...project, requirements }, { type: 'removeRequirements', ids });
    }
    case 'removeRequirements': {
      const ids = new Set(operation.ids);
      const items = project.requirements
        .map((requirement, index) => ({ index, requirement }))
        .filter(({ requirement }) => ids.has(requirement.id));
      if (items.length !== ids.size) return reject(operation, '지울 요구사항이 없습니다.');
      const requirements = project.requirements.filter((one) => !ids.has(one.id));
      return done({ ...project, requirements }, { type: 'addRequirements', items });
    }
    case 'editRequirement': {
      const index = project.requirements.findIndex((one) => one.id === operation.id);
      const old = project.requirements[index];
      if (!old) return reject(operation, '고칠 요구사항이 없습니다.');
      const requirements = project.requirements.with(index, { ...old, ...operation.changes });
      const changes = before(old, operation.changes);
      return done({ ...project, requirements }, { type: 'editRequirement', id: operation.id, changes });
    }
    case 'moveRequirement': {
      const from = project.requirements.findIndex((one) => one.id === operation.id);
      if (from < 0) return reject(operation, '옮길 요구사항이 없습니다.');
      if (operation.toIndex >= project.requirements.length)
        return reject(operation, '옮길 자리가 목록 밖입니다.');
      const requirements = moved(project.requirements, from, operation.toIndex);
      return done({ ...project, requirements }, { type: 'moveRequirement', id: operation.id, toIndex: from });
    }
    case 'renumberRequirements': {
      const old: Record<string, number | null> = {};
      for (const one of project.requirements) if (one.id in operation.numbers) old[one.id] = one.number;
      if (Object.keys(old).length !== Object.keys(operation.numbers).length)
        return reject(operation, '번호를 바꿀 요구사항이 없습니다.');
      const requirements = project.requirements.map((one) => {
        const number = operation.numbers[one.id];
        return number === undefined ? one : { ...one, number };
      });
      return done({ ...project, requirements }, { type: 'renumberRequirements', numbers: old });
    }
    case 'editCategories':
      return done(
        { ...project, categories: operation.categories },
        { type: 'editCategories', categories: project.categories },
      );
    case 'editNumbering':
      return done(
        { ...project, numbering: { digits: operation.digits } },
        { type: 'editNumbering', digits: project.numbering.digits },
      );
    case 'editChapter': {
      const index = project.chapters.findIndex((one) => one.id === operation.id);
      const old = project.chapters[index];
      if (!old) return reject(operation, '고칠 장이 없습니다.');
      const chapters = project.chapters.with(index, { ...old, ...operation.changes });
      return done(
        { ...project, chapters },
        { type: 'editChapter', id: operation.id, changes: before(old, operation.changes) },
      );
    }
    case 'moveChapter': {
      const from = project.chapters.findIndex((one) => one.id === operation.id);
      if (from < 0) return reject(operation, '옮길 장이 없습니다.');
      if (operation.toIndex >= project.chapters.length)
        return reject(operation, '옮길 자리가 목록 밖입니다.');
      return done(
        { ...project, chapters: moved(project.chapters, from, operation.toIndex) },
        { type: 'moveChapter', id: operation.id, toIndex: from },
      );
    }
    case 'addSection':
    case 'removeSection':
    case 'editSection':
      return applyToSections(project, operation);
    case 'answerDiagnosis': {
      const { answers, previous } = replaced(project.diagnosis.answers, operation.item, operation.answer);
      return done(
        { ...project, diagnosis: { ...project.diagnosis, answers } },
        { type: 'answerDiagnosis', item: operation.item, answer: previous },
      );
    }
    case 'answerGate': {
      const gates = { ...project.diagnosis.gates, [operation.gate]: operation.answer };
      return done(
        { ...project, diagnosis: { ...project.diagnosis, gates } },
        { type: 'answerGate', gate: operation.gate, answer: project.diagnosis.gates[operation.gate] },
      );
    }
    case 'markActivity': {
      if (operation.mark?.status === '해당없음' && operation.mark.reason.trim() === '')
        return reject(operation, '해당없음에는 사유가 필요합니다.');
      const { answers, previous } = replaced(project.activities, operation.activityId, operation.mark);
      return done(
        { ...project, activities: answers },
        { type: 'markActivity', activityId: operation.activityId, mark: previous },
      );
    }
    case 'markInspection': {
      const { answers, previous } = replaced(
        project.inspections[operation.round],
        operation.criterionId,
        operation.mark,
      );
      return done(
        { ...project, inspections: { ...project.inspections, [operation.round]: answers } },
        {
          type: 'markInspection',
          round: operation.round,
          criterionId: operation.criterionId,
          mark: previous,
        },
      );
    }
    case 'dismissFinding': {
      const previous = own(project.dismissedFindings, operation.findingId);
      const { answers } = replaced(project.dismissedFindings, operation.findingId, {
        reason: operation.reason,
      });
      const inverse: Operation = previous
        ? { type: 'dismissFinding', findingId: operation.findingId, reason: previous.reason }
        : { type: 'restoreFinding', findingId: operation.findingId };
      return done({ ...project, dismissedFindings: answers }, inverse);
    }
    case 'restoreFinding': {
      const previous = own(project.dismissedFindings, operation.findingId);
      if (!previous) return reject(operation, '넘긴 점검 결과가 없습니다.');
      const { answers } = replaced(project.dismissedFindings, operation.findingId, null);
      return done(
        { ...project, dismissedFindings: answers },
        { type: 'dismissFinding', findingId: operation.findingId, reason: previous.reason },
      );
    }
    case 'addEvidence': {
      const evidence = [...project.evidence];
      const known = new Set(evidence.map((one) => one.id));
      if (evidence.length + operation.items.length > evidenceCountLimit)
        return reject(
          operation,
          `증빙 파일은 ${evidenceCountLimit.toLocaleString('ko-KR')}개까지 둘 수 있습니다.`,
        );
      for (const { index, evidence: added } of operation.items) {
        if (known.has(added.id)) return reject(operation, '같은 증빙 파일이 이미 있습니다.');
        if (index > evidence.length) return reject(operation, '넣을 자리가 목록 밖입니다.');
        known.add(added.id);
        evidence.splice(index, 0, added);
      }
      const ids = operation.items.map((one) => one.evidence.id);
      return done({ ...project, evidence }, { type: 'removeEvidence', ids });
    }
    case 'removeEvidence': {
      const ids = new Set(operation.ids);
      const items = project.evidence
        .map((evidence, index) => ({ index, evidence }))
        .filter(({ evidence }) => ids.has(evidence.id));
      if (items.length !== ids.size) return reject(operation, '뗄 증빙 파일이 없습니다.');
      const evidence = project.evidence.filter((one) => !ids.has(one.id));
      return done({ ...project, evidence }, { type: 'addEvidence', items });
    }
    case 'editEvidence': {
      const index = project.evidence.findIndex((one) => one.id === operation.id);
      const old = project.evidence[index];
      if (!old) return reject(operation, '고칠 증빙 파일이 없습니다.');
      const evidence = project.evidence.with(index, { ...old, ...operation.changes });
      const changes = before(old, operation.changes);
      return done({ ...project, evidence }, { type: 'editEvidence', id: operation.id, changes });
    }
    case 'replaceProject': {
      const migrated = migrateProject(operation.project);
      const next = migrated.kind === 'current' ? projectSchema.safeParse(migrated.value) : null;
      if (!next?.success || repeatedId(next.data) !== null)
        return reject(operation, '바꿔 넣을 사업 자료를 읽을 수 없습니다.');
      if (next.data.id !== project.id) return reject(operation, '다른 사업의 자료입니다.');
      return done(next.data, { type: 'replaceProject', project, source: null });
    }
    case 'editLayout': {
      const { layout, ...rest } = project;
      return done(operation.layout ? { ...rest, layout: operation.layout } : rest, {
        type: 'editLayout',
        layout: layout ?? null,
      });
    }
    case 'editRevisions': {
      const { revisions = [], ...rest } = project;
      if (hasRepeated(operation.revisions)) return reject(operation, '같은 개정 이력이 두 번 있습니다.');
      return done(operation.revisions.length > 0 ? { ...rest, revisions: operation.revisions } : rest, {
        type: 'editRevisions',
        revisions,
      });
    }
    case 'addImage': {
      const images = project.images ?? [];
      if (images.some((one) => one.id === operation.image.id))
        return reject(operation, '같은 그림이 이미 있습니다.');
      const size = images.reduce((sum, one) => sum + one.data.length, operation.image.data.length);
      if (images.length >= imageLimits.count || size > imageLimits.allCharacters)
        return reject(operation, '그림을 더 담을 수 없습니다. 쓰지 않는 그림을 지우거나 크기를 줄여 주세요.');
      return done(
        { ...project, images: images.toSpliced(operation.index ?? images.length, 0, operation.image) },
        { type: 'removeImage', id: operation.image.id },
      );
    }
    case 'removeImage': {
      const { images = [], ...rest } = project;
      const index = images.findIndex((one) => one.id === operation.id);
      const image = images[index];
      if (!image) return reject(operation, '지울 그림이 없습니다.');
      const kept = images.toSpliced(index, 1);
      return done(kept.length > 0 ? { ...rest, images: kept } : rest, { type: 'addImage', image, index });
    }
    case 'editEvaluation': {
      const { evaluation, ...rest } = project;
      const areas = operation.evaluation?.areas ?? [];
      if (hasRepeated([...areas, ...areas.flatMap((area) => area.items)]))
        return reject(operation, '평가표에 같은 번호가 두 번 쓰였습니다.');
      return done(operation.evaluation ? { ...rest, evaluation: operation.evaluation } : rest, {
        type: 'editEvaluation',
        evaluation: evaluation ?? null,
      });
    }
  }
}

function hasRepeated(things: readonly { id: string }[]): boolean {
  return new Set(things.map((one) => one.id)).size < things.length;
}

/** Applies operations in order; all or none. The inverses are in the order that undoes them. */
export function applyOperations(
  project: Project,
  operations: readonly Operation[],
): Result<{ project: Project; inverses: Operation[] }> {
  let current = project;
  const inverses: Operation[] = [];
  for (const operation of operations) {
    const applied = applyOperation(current, operation);
    if (!applied.ok) return applied;
    current = applied.value.project;
    inverses.unshift(applied.value.inverse);
  }
  return ok({ project: current, inverses });
}

type SectionOperation = Extract<Operation, { chapterId: string }>;

function applyToSections(project: Project, operation: SectionOperation): Outcome {
  const chapterIndex = project.chapters.findIndex((one) => one.id === operation.chapterId);
  const chapter = project.chapters[chapterIndex];
  if (!chapter) return reject(operation, '고칠 장이 없습니다.');
  const withSections = (sections: typeof chapter.sections, inverse: Operation) =>
    done({ ...project, chapters: project.chapters.with(chapterIndex, { ...chapter, sections }) }, inverse);

  if (operation.type === 'addSection') {
    if (project.chapters.some((one) => one.sections.some((section) => section.id === operation.section.id)))
      return reject(operation, '같은 절이 이미 있습니다.');
    if (operation.index > chapter.sections.length) return reject(operation, '넣을 자리가 장 밖입니다.');
    return withSections(chapter.sections.toSpliced(operation.index, 0, operation.section), {
      type: 'removeSection',
      chapterId: chapter.id,
      sectionId: operation.section.id,
    });
  }
  const index = chapter.sections.findIndex((one) => one.id === operation.sectionId);
  const old = chapter.sections[index];
  if (!old) return reject(operation, '고칠 절이 없습니다.');
  if (operation.type === 'removeSection') {
    return withSections(chapter.sections.toSpliced(index, 1), {
      type: 'addSection',
      chapterId: chapter.id,
      index,
      section: old,
    });
  }
  return withSections(chapter.sections.with(index, { ...old, ...operation.changes }), {
    type: 'editSection',
    chapterId: chapter.id,
    sectionId: old.id,
    changes: before(old, operation.changes),
  });
}

function done(project: Project, inverse: Operation): Outcome {
  return ok({ project, inverse });
}

function reject(operation: Operation, reason: string): Outcome {
  return fail({ type: 'operationRejected', operation: operation.type, reason });
}

/** The old values of exactly the keys that change. */
function before<T extends object>(old: T, changes: Partial<T>): Partial<T> {
  return Object.fromEntries(
    (Object.keys(changes) as (keyof T)[]).map((key) => [key, old[key]]),
  ) as Partial<T>;
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from] as T;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

function own<T>(map: Record<string, T>, key: string): T | null {
  return Object.hasOwn(map, key) ? (map[key] as T) : null;
}

function replaced<T>(map: Record<string, T>, key: string, value: T | null) {
  const previous = own(map, key);
  const { [key]: _, ...rest } = map;
  return { answers: value === null ? rest : { ...map, [key]: value }, previous };
}

/**
 * What an operation does, as the name shown on 되돌리기 and in the history: "CSR-003 정의 고침".
 * Reads the project as it is before the operation is applied.
 */
export function describeOperation(project: Project, operation: Operation): string {
  const card = (id: string) => {
    const found = project.requirements.find((one) => one.id === id);
    return found ? requirementNumber(found, project.numbering.digits) : '요구사항';
  };
  const chapter = (id: string) => project.chapters.find((one) => one.id === id)?.title ?? '장';
  const section = (chapterId: string, sectionId: string) =>
    project.chapters.find((one) => one.id === chapterId)?.sections.find((one) => one.id === sectionId)
      ?.title ?? '절';
  const evidence = (id: string) => project.evidence.find((one) => one.id === id)?.fileName ?? '파일';
  switch (operation.type) {
    case 'editFacts':
      return '사업 정보 고침';
    case 'addRequirements': {
      const first = operation.items[0]?.requirement;
      const name = first ? requirementNumber(first, project.numbering.digits) : '';
      return operation.items.length === 1 ? `${name} 추가` : `요구사항 ${operation.items.length}건 추가`;
    }
    case 'removeRequirements':
      return operation.ids.length === 1
        ? `${card(operation.ids[0] ?? '')} 삭제`
        : `요구사항 ${operation.ids.length}건 삭제`;
    case 'editRequirement': {
      if (operation.changes.origin !== undefined) {
        const was = project.requirements.find((one) => one.id === operation.id)?.origin;
        return was?.version === operation.changes.origin?.version
          ? `${card(operation.id)} 기준값 바꿈`
          : `${card(operation.id)} 라이브러리의 다른 판으로 바꿈`;
      }
      const fields = (Object.keys(operation.changes) as (keyof typeof requirementFieldNames)[])
        .map((key) => requirementFieldNames[key])
        .join('·');
      return `${card(operation.id)} ${fields} 고침`;
    }
    case 'moveRequirement':
      return `${card(operation.id)} 옮김`;
    case 'renumberRequirements':
      return '요구사항 번호 다시 매김';
    case 'editCategories':
      return '요구사항 분류 고침';
    case 'editNumbering':
      return '번호 자릿수 바꿈';
    case 'editChapter':
      if (operation.changes.enabled === false) return `‘${chapter(operation.id)}’ 장 끔`;
      if (operation.changes.enabled === true) return `‘${chapter(operation.id)}’ 장 켬`;
      return `‘${chapter(operation.id)}’ 장 이름 바꿈`;
    case 'moveChapter':
      return `‘${chapter(operation.id)}’ 장 옮김`;
    case 'addSection':
      return `‘${operation.section.title}’ 절 추가`;
    case 'removeSection':
      return `‘${section(operation.chapterId, operation.sectionId)}’ 절 삭제`;
    case 'editSection':
      return `‘${section(operation.chapterId, operation.sectionId)}’ 본문 고침`;
    case 'answerDiagnosis':
      return `자가진단 ${operation.item}번 답함`;
    case 'answerGate':
      return '자가진단 선행 질문 답함';
    case 'markActivity':
      return '활동 표시';
    case 'markInspection':
      return operation.round === 'audit' ? '감리 점검 표시' : '완료검사 표시';
    case 'dismissFinding':
      return '점검 결과 넘김';
    case 'restoreFinding':
      return '넘긴 점검 결과 되살림';
    case 'addEvidence': {
      const [first] = operation.items;
      return operation.items.length === 1 && first
        ? `증빙 ‘${first.evidence.fileName}’ 붙임`
        : `증빙 ${operation.items.length}개 붙임`;
    }
    case 'removeEvidence':
      return operation.ids.length === 1
        ? `증빙 ‘${evidence(operation.ids[0] ?? '')}’ 뗌`
        : `증빙 ${operation.ids.length}개 뗌`;
    case 'editEvidence':
      return `증빙 ‘${evidence(operation.id)}’ ${operation.changes.fileName === undefined ? '메모' : '이름'} 고침`;
    case 'replaceProject':
      return operation.from ? `${operation.from} 내용으로 되돌림` : '사업 전체를 다른 저장본으로 바꿈';
    case 'editLayout':
      return '문서 서식 바꿈';
    case 'editRevisions':
      return '개정 이력 고침';
    case 'addImage':
      return `그림 ‘${operation.image.name || '이름 없음'}’ 넣음`;
    case 'removeImage':
      return '그림 지움';
    case 'editEvaluation':
      if (!operation.evaluation) return '평가표 지움';
      return project.evaluation ? '평가표 고침' : '평가표 만듦';
  }
}

const requirementFieldNames = {
  categoryCode: '분류',
  number: '번호',
  name: '명칭',
  definition: '정의',
  details: '세부내용',
  deliverables: '산출정보',
  related: '관련 요구사항',
  source: '출처',
  acceptanceCriteria: '검수기준',
  evaluationQuestion: '평가 질문',
  origin: '원본',
} as const;
