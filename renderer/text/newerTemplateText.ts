export const newerTemplateText = {
  title: (number: string) => `${number} 새 판 견주기`,
  versions: (from: string, to: string) =>
    `이 요구사항은 라이브러리의 ${from} 판에서 가져왔고, 지금 라이브러리에는 ${to} 판이 있어요. 고른 칸만 바꾸고 되돌리기로 되돌릴 수 있어요.`,
  nothing: '이 요구사항에 보이는 글은 새 판에서도 같아요.',
  take: '새 판으로 바꾸기',
  takeOf: (field: string) => `${field} 새 판으로 바꾸기`,
  edited:
    '가져온 뒤 고친 칸이거나 그때의 판을 알 수 없어 그대로 둬요. 필요하면 작성 화면에서 직접 고쳐 주세요.',
  mine: '지금',
  theirs: '새 판',
  onlyMine: '지금만',
  onlyTheirs: '새 판에만',
  later: '나중에',
  apply: (count: number) => `${count}칸 바꾸기`,
  settle: '그대로 두고 새 판을 확인한 것으로 하기',
  readOnly: '읽기 전용으로 열려 있어 바꿀 수 없어요.',
  done: '새 판의 내용으로 바꿨어요',
  undo: '되돌리기',
} as const;
