import { josa } from '../korean/josa';
import type { ComparedField, ReadProblem, RequirementMatch } from './reconcile';

/** Korean names of the fields a document can reword. */
export const comparedFieldNames: Record<ComparedField, string> = {
  name: '명칭',
  definition: '정의',
  details: '세부내용',
  deliverables: '산출정보',
  related: '관련 요구사항',
  source: '출처',
  acceptanceCriteria: '검수기준',
};

export const matchNames: Record<RequirementMatch['kind'], string> = {
  same: '같음',
  reworded: '문구가 다름',
  missing: '문서에 없음',
  added: '사업에 없음',
};

/** What a document says about itself that does not fit, a Korean sentence. */
export function readProblemText(problem: ReadProblem): string {
  switch (problem.type) {
    case 'numberTwice':
      return `고유번호 ${josa(problem.numberText, '이/가')} 두 번 나와요. 첫 번째만 번호로 견주었어요.`;
    case 'numberUnreadable':
      return problem.printed === ''
        ? `‘${problem.name}’에 고유번호가 없어요. 문구로만 견주었어요.`
        : `‘${problem.name}’의 고유번호 ‘${problem.printed}’를 번호로 읽을 수 없어요. 문구로만 견주었어요.`;
    case 'listedWithoutCard':
      return `요구사항 목록에 있는 ${problem.numberText} ${problem.name}의 상세표가 없어요.`;
    case 'cardNotListed':
      return `${problem.numberText} ${problem.name}의 상세표는 있는데 요구사항 목록에 없어요.`;
    case 'countDiffers':
      return `총괄표의 ${problem.category} 건수(${problem.stated}건)가 상세표 수(${problem.found}건)와 달라요.`;
    case 'totalDiffers':
      return `총괄표의 합계(${problem.stated}건)가 상세표 수(${problem.found}건)와 달라요.`;
    case 'tooLong':
      return `${problem.numberText} ${josa(problem.name, '은/는')} 너무 길어 사업에 옮길 수 없어요. 문서에서 나눈 뒤 다시 읽어 주세요.`;
  }
}
