import { expect, test } from 'vitest';
import type { RequirementTemplate } from '../../../shared/content/content';
import {
  indexLibrary,
  type LibraryFilter,
  matchScore,
  searchable,
  searchLibrary,
} from '../../../shared/requirement/searchLibrary';

function aTemplate(changes: Partial<RequirementTemplate>): RequirementTemplate {
  return {
    id: 'cloud.apiGateway',
    version: '1',
    categoryCode: 'CSR',
    preferredNumber: 4,
    name: 'API 게이트웨이 관리 기능',
    definition: '외부 호출을 한 곳에서 받아 인증하고 나눈다.',
    details: [{ level: '○', text: '호출량을 제한한다.' }],
    deliverables: ['설계서'],
    related: [],
    acceptanceCriteria: [{ method: '시험', condition: '부하', limit: '3초', inspector: '발주자' }],
    evaluationQuestion: '?',
    criteria: [],
    isCloudNative: true,
    layers: ['애플리케이션'],
    projectTypes: ['구축형'],
    keywords: ['트래픽'],
    source: '시드',
    asOf: '2026-11-20',
    status: '재구성',
    ...changes,
  };
}

const mesh = aTemplate({
  id: 'cloud.serviceMesh',
  preferredNumber: 3,
  name: '컨테이너 기반 서비스 메시 및 오케스트레이션',
  definition: '컨테이너를 배치한다.',
  keywords: ['쿠버네티스'],
  layers: ['인프라'],
});
const gateway = aTemplate({});
const backup = aTemplate({
  id: 'data.backup',
  categoryCode: 'DAR',
  preferredNumber: null,
  name: '데이터 백업',
  definition: '백업 자료를 소산한다.',
  keywords: [],
  layers: [],
  isCloudNative: false,
});
const index = indexLibrary([mesh, gateway, backup]);
const everything: LibraryFilter = { query: '', categoryCode: null, layer: null, onlyCloudNative: false };
const found = (query: string) => searchLibrary(index, { ...everything, query }).map((one) => one.id);

test('without a query the whole library is listed in its own order', () => {
  expect(found('')).toEqual(['cloud.serviceMesh', 'cloud.apiGateway', 'data.backup']);
});

test('초성 find the item', () => {
  expect(found('ㅋㅌㅇㄴ')).toEqual(['cloud.serviceMesh']);
  expect(found('ㄱㅇㅌㅇㅇ')).toEqual(['cloud.apiGateway']);
});

test('a syllable still being typed finds its word', () => {
  expect(found('오케스틀')).toEqual(['cloud.serviceMesh']);
});

test('spaces do not matter and every word must be found', () => {
  expect(found('서비스메시')).toEqual(['cloud.serviceMesh']);
  expect(found('서비스 백업')).toEqual([]);
});

test('a 고유번호 finds its item', () => {
  expect(found('csr-004')).toEqual(['cloud.apiGateway']);
});

test('Hangul typed in Latin mode is understood', () => {
  expect(found('qordjq')).toEqual(['data.backup']);
});

test('a name counts more than a passage in the text', () => {
  const wordy = aTemplate({
    id: 'other.item',
    name: '기타',
    details: [{ level: '○', text: '데이터 백업을 한다.' }],
  });
  const ids = searchLibrary(indexLibrary([wordy, backup]), { ...everything, query: '백업' }).map(
    (one) => one.id,
  );
  expect(ids).toEqual(['data.backup', 'other.item']);
});

test('filters narrow by category, layer and cloud-native', () => {
  const ids = (filter: Partial<LibraryFilter>) =>
    searchLibrary(index, { ...everything, ...filter }).map((one) => one.id);
  expect(ids({ categoryCode: 'DAR' })).toEqual(['data.backup']);
  expect(ids({ layer: '인프라' })).toEqual(['cloud.serviceMesh']);
  expect(ids({ onlyCloudNative: true })).toEqual(['cloud.serviceMesh', 'cloud.apiGateway']);
});

test('decomposed Hangul from macOS is found like composed', () => {
  expect(matchScore('백업'.normalize('NFD'), searchable('데이터 백업'))).toBe(1);
});
