import type { PackChange } from '../../shared/contentPack/packChanges';
import { dayText } from '../../shared/korean/days';

const count = (number: number) => number.toLocaleString('ko-KR');

export const contentPackText = {
  title: '내용 묶음',
  promise:
    '기관에서 받은 내용 묶음(.baljugil-content)을 프로그램의 내용 위에 얹어요. 프로그램의 내용과 이미 쓴 사업은 바꾸지 않아요.',
  unsigned:
    '파일이 만들 때 그대로인지는 확인하지만, 누가 만들었는지는 확인하지 못해요. 믿을 수 있는 곳에서 받은 것만 설치해 주세요.',
  choose: '묶음 파일 고르기',
  other: '다른 파일',
  installed: '설치한 묶음',
  none: '설치한 묶음이 없어요.',
  label: (pack: { version: string; publisher: string; asOf: string }) =>
    `${pack.version} 판 · ${pack.publisher} · 기준일 ${dayText(pack.asOf)}`,
  items: (number: number) => `항목 ${count(number)}개를 쓰고 있어요.`,
  aside: '프로그램의 내용과 맞지 않아 지금은 쓰지 않아요.',
  remove: '빼기',
  removeOf: (name: string) => `${name} 빼기`,
  removeWhat: '이 묶음의 항목만 라이브러리에서 빠져요. 이미 사업에 넣은 요구사항은 그대로예요.',
  removed: '내용 묶음을 뺐어요',
  reading: '묶음을 읽는 중이에요',
  back: '돌아가기',
  cancel: '취소',
  close: '닫기',
  from: (installed: string, version: string) =>
    `지금 ${installed} 판을 쓰고 있고, 이 파일은 ${version} 판이에요.`,
  changes: (number: number) => `달라지는 것 ${count(number)}건`,
  noChanges: '지금 쓰는 내용과 다른 것이 없어요.',
  take: '받아들이기',
  takeOf: (name: string) => `${name} 받아들이기`,
  takeAll: '모두 받아들이기',
  takeNone: '모두 그대로 두기',
  before: '지금',
  after: '새 내용',
  onlyBefore: '지금만',
  onlyAfter: '새 내용만',
  leaving: '받아들이지 않은 항목은 지금대로 둬요.',
  affected: (number: number) => `이 항목에서 온 요구사항 ${count(number)}건`,
  affectedWhat:
    '설치해도 이 요구사항은 바뀌지 않아요. 작성 화면의 ‘새 판이 있어요’에서 하나씩 받아들일 수 있어요.',
  affectedLine: (one: { projectName: string; number: string; name: string; version: string }) =>
    `${one.projectName} · ${one.number} ${one.name} (판 ${one.version})`,
  install: (number: number) => `${count(number)}건 설치`,
  done: '내용 묶음을 설치했어요',
} as const;

export const packChangeNames: Readonly<Record<PackChange['change'], string>> = {
  added: '새로 생김',
  changed: '바뀜',
  removed: '없어짐',
};
