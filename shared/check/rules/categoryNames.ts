import type { Rule, RuleFinding } from '../finding';

/** One code with two category names, or a card whose code no category names. */
export const categoryNames: Rule = {
  name: 'categoryNames',
  basis: '분류 코드와 분류명의 1:1 대응 — CSR은 문서마다 뜻이 다름(2차 자료)',
  find(project) {
    const names = new Map<string, Set<string>>();
    for (const { code, name } of project.categories)
      names.set(code, (names.get(code) ?? new Set()).add(name.replace(/\s+/g, '')));
    const shared: RuleFinding[] = [...names]
      .filter(([, set]) => set.size > 1)
      .map(([code]) => ({
        id: `categoryNames/${code}`,
        severity: '필수',
        place: { kind: 'categories' },
        placeText: `분류 ${code}`,
        title: `${code} 코드를 두 가지 분류명으로 쓰고 있어요`,
        message: `${project.categories
          .filter((one) => one.code === code)
          .map((one) => `‘${one.name}’`)
          .join(', ')} 가운데 하나로 맞춰 주세요.`,
        quote: code,
      }));
    const unnamed = [...new Set(project.requirements.map((card) => card.categoryCode))]
      .filter((code) => !names.has(code))
      .map((code): RuleFinding => {
        const card = project.requirements.find((one) => one.categoryCode === code);
        return {
          id: `categoryNames/${code}/unnamed`,
          severity: '필수',
          place: card
            ? { kind: 'requirement', requirementId: card.id, field: 'categoryCode' }
            : { kind: 'categories' },
          placeText: `분류 ${code}`,
          title: `${code} 코드의 분류명이 없어요`,
          message: '분류 사전에 이 코드를 넣거나 요구사항의 분류를 바꿔 주세요.',
          quote: code,
        };
      });
    return [...shared, ...unnamed];
  },
};
