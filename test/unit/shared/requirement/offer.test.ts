import { describe, expect, test } from 'vitest';
import {
  byReason,
  leftOutTemplates,
  offerOf,
  recommendedTemplates,
} from '../../../../shared/requirement/offer';
import { someFacts } from '../../../support/aProject';
import { aTemplate } from '../../../support/aTemplate';
import { shippedContent } from '../../../support/content';

const privacy = aTemplate({
  applies: {
    when: { fact: 'personalDataCount', atLeast: 1 },
    otherwise: '개인정보를 처리하지 않는 사업이라 넣지 않아요.',
  },
});

describe('what a project is offered', () => {
  test('an item without any limit belongs into every project of its type', () => {
    expect(offerOf(aTemplate(), someFacts())).toEqual({ isOffered: true, kind: '기본' });
    expect(offerOf(aTemplate({ offer: '선택' }), someFacts())).toEqual({ isOffered: true, kind: '선택' });
  });

  test('an item of another project type is not, and the reason names both', () => {
    const template = aTemplate({ projectTypes: ['구축형', '유지관리형'] });
    expect(offerOf(template, someFacts({ projectType: 'ISP·컨설팅형' }))).toEqual({
      isOffered: false,
      reason: 'ISP·컨설팅형 사업이라 구축형, 유지관리형 사업에서 쓰는 항목은 넣지 않아요.',
    });
  });

  test('a project that only moves into containers is offered nothing of MSA, and told why', () => {
    const msa = aTemplate({ layers: ['애플리케이션'] });
    expect(offerOf(msa, someFacts({ layers: ['인프라'] }))).toEqual({
      isOffered: false,
      reason: '컨테이너화만 하는 사업이라 애플리케이션 현대화(MSA) 층위의 항목은 넣지 않아요.',
    });
    expect(offerOf(msa, someFacts({ layers: ['인프라', '운영'] }))).toMatchObject({
      reason: expect.stringContaining('컨테이너화와 운영 현대화만 하는 사업이라'),
    });
    expect(offerOf(msa, someFacts({ layers: ['인프라', '애플리케이션'] })).isOffered).toBe(true);
    expect(offerOf(msa, someFacts({ layers: [] })).isOffered).toBe(true);
  });

  test('an item with a condition of its own is refused with its own sentence', () => {
    expect(offerOf(privacy, someFacts({ personalDataCount: 500 })).isOffered).toBe(true);
    expect(offerOf(privacy, someFacts({ personalDataCount: 0 }))).toEqual({
      isOffered: false,
      reason: '개인정보를 처리하지 않는 사업이라 넣지 않아요.',
    });
  });

  test('where the fact is not entered yet nothing is claimed about the project', () => {
    expect(offerOf(privacy, someFacts({ personalDataCount: null }))).toEqual({
      isOffered: false,
      reason: '사업 정보의 ‘개인정보 처리 규모’ 칸이 비어 있어 쓸 항목인지 아직 알 수 없어요.',
    });
    const decided = aTemplate({
      applies: {
        when: {
          all: [
            { fact: 'personalDataCount', atLeast: 1 },
            { fact: 'isPublicFacing', is: true },
          ],
        },
        otherwise: '대국민 서비스가 아니에요.',
      },
    });
    expect(offerOf(decided, someFacts({ isPublicFacing: false }))).toMatchObject({
      reason: '대국민 서비스가 아니에요.',
    });
  });

  test('a new project takes what applies and is not by choice; the rest is listed with its reason', () => {
    const usual = aTemplate({ id: 'cloud.usual' });
    const choice = aTemplate({ id: 'cloud.choice', offer: '선택' });
    const msa = aTemplate({ id: 'cloud.msa', layers: ['애플리케이션'] });
    const mesh = aTemplate({ id: 'cloud.mesh', layers: ['애플리케이션'] });
    const all = [usual, choice, msa, mesh];
    const facts = someFacts({ layers: ['인프라'] });
    expect(recommendedTemplates(all, facts)).toEqual([usual]);
    const { notOffered, byChoice } = leftOutTemplates(all, facts);
    expect(byChoice).toEqual([choice]);
    expect(byReason(notOffered)).toEqual([
      { reason: expect.stringContaining('컨테이너화만'), templates: [msa, mesh] },
    ]);
  });
});

test('of what ships, a container-only project takes no MSA item and every item is either taken or accounted for', async () => {
  const { requirementTemplates } = await shippedContent();
  const facts = someFacts({ layers: ['인프라'] });
  const taken = recommendedTemplates(requirementTemplates, facts);
  expect(taken.length).toBeGreaterThan(5);
  const msa = requirementTemplates.filter(
    (one) => one.layers.length === 1 && one.layers[0] === '애플리케이션',
  );
  expect(msa.length).toBeGreaterThan(0);
  expect(taken.filter((one) => msa.includes(one))).toEqual([]);
  const { notOffered, byChoice } = leftOutTemplates(requirementTemplates, facts);
  expect(taken.length + notOffered.length + byChoice.length).toBe(requirementTemplates.length);
});
