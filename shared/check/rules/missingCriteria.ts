import type { Rule } from '../finding';
import { requirementTexts } from '../places';

/** The three criteria of cloud-native and the words that carry each. Source: 시드 003 판별 기준, domain.md §3.6. */
const criteria = [
  {
    name: '불변 이미지',
    words:
      /불변 이미지|불변 컨테이너|이미지를 다시 만들|이미지 교체|실행 중(?:인)? (?:서버|컨테이너)[^.\n]*(?:직접 )?(?:수정|변경)[^.\n]*(?:불허|금지|차단|없)/,
    advice:
      '배포 단위를 이미지로 관리하고 실행 중인 컨테이너를 직접 고치지 못하게 하는 요구사항을 넣어 주세요.',
  },
  {
    name: '선언적 배포',
    words: /선언적|목표 상태|정의 파일/,
    advice:
      '목표 상태를 정의 파일로 관리하고 실제 상태와의 차이를 플랫폼이 맞추게 하는 요구사항을 넣어 주세요.',
  },
  {
    name: '자동 오케스트레이션',
    words: /오케스트레이션|자동(?:으로)? (?:복구|재배치|재시작|재기동)|자동 확장/,
    advice: '장애 감지·재배치·확장이 사람 손 없이 이루어지게 하는 요구사항을 넣어 주세요.',
  },
] as const;

/**
 * One of 불변 이미지 · 선언적 배포 · 자동 오케스트레이션 is in no requirement of a cloud-native project
 * (one with a layer chosen or with a CSR card). Judged by the words that stand in the cards now, whatever they came from.
 */
export const missingCriteria: Rule = {
  name: 'missingCriteria',
  basis: '클라우드 네이티브 판별 3기준(시드 003)',
  find(project) {
    const isCloudNative =
      project.facts.layers.length > 0 || project.requirements.some((card) => card.categoryCode === 'CSR');
    if (!isCloudNative) return [];
    const texts = requirementTexts(project).map((one) => one.text);
    return criteria
      .filter(({ words }) => !texts.some((text) => words.test(text)))
      .map(({ name, advice }) => ({
        id: `missingCriteria/${name}`,
        severity: '필수',
        place: { kind: 'document' },
        placeText: '요구사항 전체',
        title: `‘${name}’ 요구사항이 없어요`,
        message: `${advice} 이 기준이 빠지면 이름만 클라우드인 결과를 검사에서 걸러 낼 수 없어요.`,
      }));
  },
};
