export const paperText = {
  title: '문서 만들기',
  promise:
    '제안요청서와 같은 사업 정보, 요구사항, 본문으로 만들어요. 사업을 고치면 다시 만들어 새 내용을 받으세요. 사업은 바꾸지 않아요.',
  looking: '만들 수 있는 문서를 살펴보고 있어요.',
  complete: '빈자리가 없어요',
  left: (count: number) => `빈자리 ${count.toLocaleString('ko-KR')}곳`,
  leftHint: '값을 적지 않은 곳은 〔작성: …〕으로 나와요.',
  show: (title: string) => `${title}의 빈자리 보기`,
  showShort: '빈자리 보기',
  more: '… 더 있어요. 만든 문서에서 〔작성을 찾아 주세요.',
  make: (title: string) => `${title} 만들기…`,
  makeShort: '만들기…',
  making: (title: string) => `${title} 문서를 만들고 있어요`,
  cancelled: '그만두었어요. 새 파일은 만들지 않았어요.',
  done: '문서를 만들었어요',
  showInFolder: '폴더에서 보기',
  close: '닫기',
} as const;
