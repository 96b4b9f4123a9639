import { beforeAll, describe, expect, test } from 'vitest';
import type { Content, RequirementTemplate } from '../../../shared/content/content';
import { listedWords } from '../../../shared/content/templateChecks';
import { shippedContent } from '../../support/content';

let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

const standardCodes = ['SFR', 'PER', 'ECR', 'SIR', 'DAR', 'TER', 'SER', 'QUR', 'COR', 'PMR', 'PSR'];

/** Everything of an item that ends up binding the contractor. */
function bindingTexts(item: RequirementTemplate): string[] {
  return [
    item.name,
    item.definition,
    ...item.details.map((line) => line.text),
    ...item.deliverables,
    item.evaluationQuestion,
    ...item.acceptanceCriteria.flatMap((one) => [one.method, one.condition, one.limit, one.inspector]),
  ];
}

/** Everything of an item in which a parameter may stand. */
function figureTexts(item: RequirementTemplate): string[] {
  const { demonstration, auditCheck, completionTest } = item;
  return [
    ...bindingTexts(item),
    demonstration ?? '',
    auditCheck ?? '',
    ...(completionTest ? [...completionTest.prepare, ...completionTest.steps, completionTest.look] : []),
  ];
}

function itemNamed(id: string): RequirementTemplate {
  const item = content.requirementTemplates.find((one) => one.id === id);
  if (!item) throw new Error(`${id} 항목이 없습니다.`);
  return item;
}

describe('the requirement library', () => {
  test('offers at least 16 cloud-native items and two in every standard category', () => {
    const ofTheCategory = content.requirementTemplates.filter((one) => one.categoryCode === 'CSR');
    expect(ofTheCategory.length).toBeGreaterThanOrEqual(16);
    expect(ofTheCategory.every((one) => one.isCloudNative)).toBe(true);
    for (const code of standardCodes) {
      const items = content.requirementTemplates.filter((one) => one.categoryCode === code);
      expect(items.length, code).toBeGreaterThanOrEqual(2);
    }
  });

  test('covers the topics a cloud-native project is made of', () => {
    const names = content.requirementTemplates.map((one) => one.name).join('\n');
    for (const topic of [
      'MSA',
      '레지스트리',
      'CI/CD',
      '오토스케일링',
      '관측성',
      '무중단 배포 및 롤백',
      '설정 및 비밀정보 분리',
      '서비스별 데이터 분리',
      '백엔드 서비스',
      '컨테이너 보안',
      '장애 격리',
      '재해복구',
      '운영 이관',
    ]) {
      expect(names).toContain(topic);
    }
  });

  test('numbers that cloud-native items keep run from 1 without a gap, service mesh 3 and API gateway 4', () => {
    const numbers = content.requirementTemplates
      .filter((one) => one.categoryCode === 'CSR' && one.preferredNumber !== null)
      .map((one) => one.preferredNumber);
    expect(numbers.length).toBeGreaterThanOrEqual(20);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(itemNamed('cloud.serviceMesh').preferredNumber).toBe(3);
    expect(itemNamed('cloud.apiGateway').preferredNumber).toBe(4);
  });

  test('every item has a definition of one sentence, 5 to 14 lines in hierarchy and 2 to 4 criteria', () => {
    for (const item of content.requirementTemplates) {
      expect(item.definition.match(/다\./g), item.id).toHaveLength(1);
      expect(item.definition.endsWith('다.'), item.id).toBe(true);
      expect(item.details[0]?.level, item.id).toBe('□');
      const lines = item.details.filter((line) => line.level !== '□').length;
      expect(lines, item.id).toBeGreaterThanOrEqual(5);
      expect(lines, item.id).toBeLessThanOrEqual(14);
      expect(item.acceptanceCriteria.length, item.id).toBeGreaterThanOrEqual(2);
      expect(item.acceptanceCriteria.length, item.id).toBeLessThanOrEqual(4);
    }
  });

  test('a detail line of - follows ○, and ○ follows a □ title', () => {
    for (const item of content.requirementTemplates) {
      for (const [index, line] of item.details.entries()) {
        const before = item.details[index - 1];
        if (line.level === '-') expect(['○', '-'], `${item.id}: ${line.text}`).toContain(before?.level);
        if (line.level === '□') expect(item.details[index + 1]?.level, item.id).toBe('○');
      }
    }
  });

  test('every 검수기준 names a limit with a number or a parameter, and who runs it and who confirms', () => {
    for (const item of content.requirementTemplates) {
      for (const one of item.acceptanceCriteria) {
        const where = `${item.id}: ${one.method}`;
        expect(one.limit, where).toMatch(/\d|\{[^}]+\}/);
        expect(one.inspector, where).toMatch(/발주기관|감리법인|영향평가/);
        expect(one.method.length, where).toBeGreaterThan(10);
        expect(one.condition.length, where).toBeGreaterThan(3);
      }
    }
  });

  test('every {figure} in the texts is a parameter of the item, and every parameter stands in the texts', () => {
    for (const item of content.requirementTemplates) {
      const texts = figureTexts(item);
      const named = texts.flatMap((text) => [...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]));
      const declared = (item.parameters ?? []).map((one) => one.name);
      expect([...new Set(named)].sort(), item.id).toEqual([...declared].sort());
    }
  });

  test('a parameter carries its unit behind its brace and a default between its limits', () => {
    for (const item of content.requirementTemplates) {
      for (const one of item.parameters ?? []) {
        const where = `${item.id}: ${one.name}`;
        expect(one.default, where).toBeGreaterThanOrEqual(one.minimum);
        expect(one.default, where).toBeLessThanOrEqual(one.maximum);
        for (const text of figureTexts(item)) {
          for (const after of text.split(`{${one.name}}`).slice(1))
            expect(after.startsWith(one.unit), `${where} in ‘${text}’`).toBe(true);
        }
      }
    }
  });

  test('a figure that stands in the limit of an item with parameters says why it is no parameter', () => {
    for (const item of content.requirementTemplates.filter((one) => one.parameters)) {
      for (const one of item.acceptanceCriteria) {
        if (/\d/.test(one.limit.replaceAll(/\{[^}]*\}/g, '')))
          expect(one.basis, `${item.id}: ${one.limit}`).toBeDefined();
      }
    }
  });

  test('an item that does not fit says so to the officer in one sentence or two', () => {
    for (const item of content.requirementTemplates) {
      if (item.applies) expect(item.applies.otherwise, item.id).toMatch(/요\.$/);
    }
  });

  test('no two criteria of the library say the same', () => {
    const methods = content.requirementTemplates.flatMap((item) =>
      item.acceptanceCriteria.map((one) => one.method),
    );
    expect(new Set(methods).size).toBe(methods.length);
    const limits = content.requirementTemplates.flatMap((item) =>
      item.acceptanceCriteria.map((one) => `${one.condition}|${one.limit}`),
    );
    expect(new Set(limits).size).toBe(limits.length);
  });

  test('no item uses a vague word or names a product', () => {
    const found = content.requirementTemplates.flatMap((item) =>
      [content.vagueWords, content.productNames].flatMap((list) =>
        listedWords(item, list).map(({ field, detail }) => `${item.id} ${field} ${detail}`),
      ),
    );
    expect(found).toEqual([]);
  });

  test('every project type is offered items for its own start', () => {
    for (const type of ['구축형', '유지관리형', '물품·상용SW형', 'ISP·컨설팅형'] as const) {
      const items = content.requirementTemplates.filter((one) => one.projectTypes.includes(type));
      expect(items.length, type).toBeGreaterThanOrEqual(5);
    }
  });

  test('our own items say so and reconstructions name their doubts', () => {
    for (const item of content.requirementTemplates) {
      expect(['자체 작성', '재구성'], item.id).toContain(item.status);
      if (item.status === '재구성') expect(item.note, item.id).toMatch(/추정/);
    }
  });
});

describe('the three criteria of cloud-native', () => {
  const criteria = ['불변 이미지', '선언적 배포', '자동 오케스트레이션'] as const;

  test('each is carried by at least two items', () => {
    for (const criterion of criteria) {
      const carriers = content.requirementTemplates.filter((one) => one.criteria.includes(criterion));
      expect(carriers.length, criterion).toBeGreaterThanOrEqual(2);
    }
  });

  test('each is proved by a demonstration that breaks something on purpose', () => {
    const provoked = /강제 종료|차단하|시도한다|정지|바꾸고|실패하는|오류를 내|모자란|장애 주입|끊고|직접/;
    for (const criterion of criteria) {
      const proofs = content.requirementTemplates
        .filter((one) => one.criteria.includes(criterion))
        .flatMap((one) => one.acceptanceCriteria.filter((each) => provoked.test(each.method)));
      expect(proofs.length, criterion).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('CSR-003 and CSR-004 of the source', () => {
  test('keep their names', () => {
    expect(itemNamed('cloud.serviceMesh').name).toContain('컨테이너 기반 서비스 메시 및 오케스트레이션');
    expect(itemNamed('cloud.apiGateway').name).toBe('API 게이트웨이 관리 기능');
  });

  test('wear the mark of a reconstruction', () => {
    for (const id of ['cloud.serviceMesh', 'cloud.apiGateway']) {
      expect(itemNamed(id)).toMatchObject({ status: '재구성', note: expect.stringContaining('추정') });
    }
  });

  // Source: 씨앗 문서 004 L1856-1871, one row per bullet, and what of it must be found again in our words.
  const bullets: [id: string, bullet: string, words: RegExp[]][] = [
    ['cloud.serviceMesh', '여러 서버의 컨테이너를 관리하는 서비스 메시', [/여러 서버/, /서비스 메시/]],
    ['cloud.serviceMesh', '스케줄링', [/스케줄링/, /배치할 노드/, /복제본 수를 계속 유지/]],
    ['cloud.serviceMesh', '클러스터링', [/클러스터로 묶/, /1대의 서버처럼/, /가상 네트워크/]],
    [
      'cloud.serviceMesh',
      '서비스 디스커버리',
      [/IP·포트/, /서비스 레지스트리에 등록/, /API 게이트웨이.*조회/],
    ],
    ['cloud.serviceMesh', 'API 라우팅', [/API 라우팅/, /네 조건/]],
    ['cloud.serviceMesh', '로드밸런싱', [/서비스 간 로드밸런싱/]],
    [
      'cloud.serviceMesh',
      '오토스케일링: 수 제한·사양·웜업',
      [/최소·최대 수 제한/, /사양/, /웜업\(Warm-up\) 시간/],
    ],
    [
      'cloud.serviceMesh',
      '오토스케일링: 인프라 자원',
      [/트래픽이 집중/, /서버.*스토리지.*네트워크/, /자동으로 확장/, /자동으로 축소/],
    ],
    [
      'cloud.serviceMesh',
      '복구(Rollback)',
      [/오류가 발생하거나 실행에 실패/, /직전 정상 버전.*복구\(Rollback\)/],
    ],
    ['cloud.serviceMesh', '로그·추적·성능', [/로그와 트래픽/, /서비스 간 호출 추적/, /성능 지표/, /분석/]],
    ['cloud.apiGateway', '토큰 발급·인증', [/토큰을 발급/, /인증/]],
    ['cloud.apiGateway', '엔드포인트별 인증·인가', [/엔드포인트와 호출 방법/, /인증과 인가/]],
    ['cloud.apiGateway', '접근제어', [/접근제어 정책에 따라 특정 클라이언트의 호출을 허용하거나 차단/]],
    [
      'cloud.apiGateway',
      '다른 엔드포인트로 라우팅',
      [/API 라우팅/, /클라이언트나 마이크로서비스에 따라 서로 다른 엔드포인트/, /2개 이상의 엔드포인트/],
    ],
    ['cloud.apiGateway', '공통 로직과 표준화', [/로깅, 인증/, /공통 기능/, /요청과 응답의.*표준화/]],
    ['cloud.apiGateway', '프로토콜 변환', [/HTTP, REST, XML, 웹 서비스/, /프로토콜 변환/]],
    ['cloud.apiGateway', '동기·비동기 변환', [/동기 호출을 비동기로/, /메시지 호출 패턴 변환/]],
    [
      'cloud.apiGateway',
      'QoS',
      [/호출 횟수, 전송 용량, 네트워크 대역폭/, /클라이언트별·마이크로서비스별/, /QoS/],
    ],
    ['cloud.apiGateway', '호출 분석', [/API 호출 패턴/, /실패/, /접근 상태를 분석/]],
    ['cloud.apiGateway', '호출 로깅·모니터링', [/요청 IP, 클라이언트, 일시/, /모니터링/]],
  ];
  test.each(bullets)('%s covers %s', (id, _bullet, words) => {
    const item = itemNamed(id);
    const text = [item.definition, ...item.details.map((line) => line.text)].join('\n');
    for (const word of words) expect(text).toMatch(word);
  });
});
