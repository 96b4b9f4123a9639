import { type EvaluationProblem, evaluationProblems } from '../../evaluation/evaluation';
import type { Project } from '../../project/project';
import type { Place, Rule, RuleFinding, Severity } from '../finding';

const severities: Record<EvaluationProblem['type'], Severity> = {
  noItems: '필수',
  technicalSum: '필수',
  totalSum: '필수',
  emptyName: '필수',
  zeroPoints: '권장',
  repeatedName: '권장',
  areaAboveLimit: '참고',
};

/** 평가표: there is one, it adds up, and it is printed. Without it bidders cannot know how they are judged. */
export const evaluation: Rule = {
  name: 'evaluation',
  basis: '제안요청서의 평가항목·배점 명시와 기술 90 : 가격 10 관행(2차 자료, 원문 미대조)',
  find(project, content) {
    const place: Place = { kind: 'evaluation' };
    const where = { place, placeText: '평가표' };
    const isNegotiated = (project.facts.contractMethod ?? '협상에 의한 계약') === '협상에 의한 계약';
    if (!project.evaluation)
      return [
        {
          id: 'evaluation/none',
          severity: isNegotiated ? '필수' : '참고',
          ...where,
          title: '평가표가 없어요',
          message: isNegotiated
            ? '평가표가 없으면 공고할 수 없어요. ‘평가표’ 화면에서 만들어 주세요.'
            : '이 계약방법의 심사 기준을 따로 정했는지 확인해 주세요.',
        },
      ];
    const problems = evaluationProblems(project.evaluation, {
      areaLimit: content.evaluation.areaLimit.value,
    }).map(
      (problem): RuleFinding => ({
        id: `evaluation/${problem.type}${problem.id ? `/${problem.id}` : ''}`,
        severity: severities[problem.type],
        ...where,
        title: titles[problem.type],
        message: problem.message,
      }),
    );
    if (isNegotiated && !isPrinted(project))
      problems.push({
        id: 'evaluation/notPrinted',
        severity: '필수',
        ...where,
        title: '평가표가 본문에 없어요',
        message: '평가표를 인쇄할 자리가 본문에 없어요. ‘평가표’ 화면에서 ‘본문에 넣기’를 눌러 주세요.',
      });
    return problems;
  },
};

const titles: Record<EvaluationProblem['type'], string> = {
  noItems: '평가 항목이 없어요',
  technicalSum: '평가 배점의 합이 맞지 않아요',
  totalSum: '기술과 가격 배점의 합이 100점이 아니에요',
  emptyName: '평가표에 빈 이름이 있어요',
  zeroPoints: '배점이 0점인 항목이 있어요',
  repeatedName: '같은 평가 항목이 두 번 있어요',
  areaAboveLimit: '부문 배점이 상한을 넘어요',
};

/** Whether an enabled chapter prints the 평가표. */
export function isPrinted(project: Pick<Project, 'chapters'>): boolean {
  return project.chapters.some(
    (chapter) =>
      chapter.enabled &&
      chapter.sections.some((section) =>
        section.blocks.some(({ block }) => block.type === 'derived' && block.part === 'evaluationTable'),
      ),
  );
}
